/** The process of a fault proxy: `main.ts UPSTREAM`. Its parent sends it orders as messages. */
import process from 'node:process';
import { type Opened, createFaultProxy } from './faultProxy.ts';
import type { Order, Report } from './orders.ts';

const proxy = createFaultProxy(process.argv[2] ?? '');
const opened: Opened[] = [];

function at(index: number): Opened {
  const one = opened[index];
  if (!one) throw new Error(`Scenario ${index} has not been opened.`);
  return one;
}

async function carryOut(order: Order): Promise<Report['result']> {
  switch (order.order) {
    case 'open': {
      const one = await proxy.open(order.scenario);
      return { index: opened.push(one) - 1, origin: one.origin };
    }
    case 'change':
      await at(order.index).change(order.scenario);
      return {};
    case 'mend':
      await at(order.index).mend();
      return {};
    case 'seen':
      return { seen: at(order.index).seen() };
  }
}

const report = (message: Report): boolean => process.send?.(message) ?? false;

process.on('message', (order: Order) => {
  carryOut(order).then(
    (result) => report({ id: order.id, result }),
    (error: unknown) => report({ id: order.id, result: {}, failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
report({ id: 0, result: { authority: proxy.authority } });
