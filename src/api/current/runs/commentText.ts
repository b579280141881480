import type { Answer } from '../../../core/base/answer.ts';
import { success } from '../../../core/base/result.ts';
import { attachedNumbers } from '../../../core/form/commentFiles.ts';
import {
  type Handles,
  type Mentionable,
  handlesOf,
  mayMention,
  typedMentions,
  writeMentions,
} from '../../../core/form/mentions.ts';
import { wireId } from '../../mapping.ts';
import type { People } from '../people.ts';
import type { Sources } from '../sources.ts';
import { changed } from './changed.ts';

/** The service finds mentions by the number of the person behind their name. */
const mention = /(?<=^|[\s(])\[(?:[^\]\\\n]|\\.)+\|\s*(\d+)\](?![\p{L}\p{N}_(])/gmu;

const written = ({ name, id }: Mentionable): string =>
  `[${name.replace(/[[\]|\\\s]+/g, ' ')}|${id}]`;

const handlesOfPeople = new WeakMap<People, Handles>();

/** The handles of people. They are made once, since every comment asks for them. */
function handlesAmong(people: People): Handles {
  const handles = handlesOfPeople.get(people) ?? handlesOf([...people.users.values()]);
  handlesOfPeople.set(people, handles);
  return handles;
}

/** The text of a comment as a person would type it. */
export const typedComment = (text: string, people: People): string =>
  typedMentions(text, mention, () => handlesAmong(people));

/** What is sent for a comment. Servers since `v7` find its files by their links. */
interface WrittenComment {
  readonly text: string;
  readonly attachments?: readonly (number | string)[];
}

/** Sends a typed comment once, by a call for a written one. */
export async function sendComment(
  sources: Sources,
  typed: string,
  signal: AbortSignal | undefined,
  send: (comment: WrittenComment) => Answer<unknown>,
): Answer<void> {
  const comment = await writtenComment(sources, typed, signal);
  return comment.ok ? changed(send(comment.value)) : comment;
}

/**
 * A typed comment as the service takes it, with its mentions. It is not sent where the people
 * cannot be read, or it would notify nobody; who may not see them mentions none.
 */
async function writtenComment(
  { people }: Sources,
  typed: string,
  signal: AbortSignal | undefined,
): Answer<WrittenComment> {
  const numbers = attachedNumbers(typed).map(wireId);
  const files = numbers.length > 0 ? { attachments: numbers } : {};
  if (!mayMention(typed)) return success({ text: typed, ...files });
  const known = await people.read(signal);
  if (known.ok) {
    return success({ text: writeMentions(typed, handlesAmong(known.value), written), ...files });
  }
  const isHidden = ['forbidden', 'notFound'].includes(known.error.kind);
  return isHidden ? success({ text: typed, ...files }) : known;
}
