import assert from 'node:assert/strict';
import { readLaunchArguments } from '../../../../src/core/kickoff/launchArguments.ts';

/** The first thing that is wrong: `how`, or the path of a part of the launch. */
function faultOf(value: unknown): unknown {
  const read = readLaunchArguments(value);
  if (read.ok) return undefined;
  const [fault] = read.error;
  return fault === 'how' ? fault : [...fault.path, fault.fault.code];
}

describe('The arguments of Launch Workflow', () => {
  it('are a launch, which is opened as a form where nothing else is said', () => {
    const written = { workflow: 'Release', values: { Version: '4.13' }, due: '+3d' };
    assert.deepEqual(readLaunchArguments(written), {
      ok: true,
      value: { written, inputs: undefined, how: 'form' },
    });
  });

  it('have their own ways, and questions as a file has them', () => {
    const inputs = [{ id: 'version', type: 'promptString' }];
    for (const how of ['form', 'quick', 'confirm'] as const) {
      assert.deepEqual(readLaunchArguments({ workflow: 7, how, inputs }), {
        ok: true,
        value: { written: { workflow: 7 }, inputs, how },
      });
    }
  });

  it('are refused by the name of what is wrong', () => {
    for (const [value, fault] of [
      [{ workflow: 'Release', how: 'send' }, 'how'],
      [{ workflow: 'Release', how: null }, 'how'],
      [{ how: 'form' }, ['noWorkflow']],
      [{ workflow: true }, ['workflow', 'wrongType']],
      [{ workflow: 'Release', name: 4 }, ['name', 'wrongType']],
      [{ workflow: 'Release', values: [] }, ['values', 'wrongType']],
      [{ workflow: 'Release', values: { Version: {} } }, ['values', 'Version', 'wrongType']],
      [{ workflow: 'Release', vallues: {} }, ['vallues', 'unknownProperty']],
      ['Release', ['wrongType']],
      [['Release'], ['wrongType']],
      [7, ['wrongType']],
    ] as const) {
      assert.deepEqual(faultOf(value), fault, JSON.stringify(value));
    }
  });

  it('take nothing from what JavaScript gives to every object', () => {
    const value: unknown = JSON.parse('{ "workflow": "a", "__proto__": { "how": "confirm" } }');
    assert.deepEqual(faultOf(value), ['__proto__', 'unknownProperty']);
  });
});
