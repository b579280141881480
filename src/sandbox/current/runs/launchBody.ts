import {
  type Body,
  asBody,
  readFuture,
  readKey,
  readName,
  readUrgent,
  readValues,
} from '../http/bodyParts.ts';

/** The body of a launch, with its values still unchecked. */
export interface LaunchBody {
  /** The run's name; undefined for the name that the workflow makes. */
  readonly name: string | null | undefined;
  readonly urgent: boolean;
  /** ISO 8601, in UTC. */
  readonly dueAt: string | null;
  readonly ancestorTask: number | null;
  readonly kickoff: Body;
}

/**
 * Reads the body of a launch; unknown keys are ignored.
 * @throws {Refusal} for the first key that is wrong.
 */
export function readLaunchBody(sent: unknown): LaunchBody {
  const body = asBody(sent);
  return {
    name: readName(body),
    urgent: readUrgent(body) ?? false,
    dueAt: readFuture(body, 'due_date_tsp') ?? null,
    ancestorTask: readKey(body, 'ancestor_task_id') ?? null,
    kickoff: readValues(body, 'kickoff'),
  };
}
