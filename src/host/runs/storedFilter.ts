import * as v from 'valibot';
import {
  type RunFilter,
  changedFilter,
  dueFilters,
  initialFilter,
  isFiltered,
  runFilterStates,
} from '../../core/runs/runFilter.ts';
import { personId, workflowId } from '../../core/base/ids.ts';
import { type FilterParts, StoredFilter, accountSchema } from '../account/storedFilter.ts';
import { setContextKey } from '../manifest/contextKeys.ts';

const id = v.string();
const schema = v.pipe(
  v.object({
    from: v.picklist(['service', 'here']),
    state: v.picklist(runFilterStates),
    mine: v.boolean(),
    due: v.optional(v.picklist(dueFilters)),
    waitsFor: v.optional(v.object({ kind: v.picklist(['person', 'group']), id, name: v.string() })),
    starter: v.optional(v.object({ id: v.pipe(id, v.transform(personId)), name: v.string() })),
    workflow: v.optional(
      v.object({
        account: accountSchema,
        id: v.pipe(id, v.transform(workflowId)),
        name: v.string(),
      }),
    ),
  }),
  v.transform((filter): RunFilter => ({ ...filter, workflow: filter.workflow })),
);

async function setContextKeys(filter: RunFilter): Promise<void> {
  await Promise.all([
    setContextKey('pneumatic.runsFrom', filter.from),
    setContextKey('pneumatic.runsMine', filter.mine),
    setContextKey('pneumatic.runsFiltered', isFiltered(filter)),
  ]);
}

/** The filter of the Runs view. */
export class StoredRunFilter extends StoredFilter<RunFilter> {
  constructor(parts: FilterParts) {
    super(parts, {
      storedKey: 'pneumatic.runChoices',
      schema,
      initial: initialFilter,
      changed: changedFilter,
      setContextKeys,
      earlier: {
        key: 'pneumatic.runChoice',
        adopt: ({ workflow, ...filter }, account, names) => {
          const isOurs = workflow && names.now(workflow.account) === account;
          return { ...filter, workflow: isOurs ? { ...workflow, account } : undefined };
        },
      },
    });
  }
}
