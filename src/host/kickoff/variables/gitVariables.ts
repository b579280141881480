import { type Uri, l10n } from 'vscode';
import type { VariableValue } from '../../../core/kickoff/variables.ts';
import { type Repository, findGit } from '../../attach/git.ts';

const why = (text: string): VariableValue => ({ why: text });

/**
 * The value of a variable of Git, of the repository that a file or folder is in: `git:branch`,
 * `git:tag` (the tag of what is checked out), `git:commit`, `git:message`.
 */
export async function gitVariable(name: string, near: Uri | undefined): Promise<VariableValue> {
  const git = findGit();
  if (!git) return why(l10n.t('VS Code’s Git extension is not running.'));
  const found = near && git.getRepository(near);
  const [only, other] = git.repositories;
  const repository = found ?? (other ? undefined : only);
  if (!repository) return why(l10n.t('There is no Git repository here.'));
  try {
    return await valueIn(repository, name);
  } catch {
    return why(l10n.t('Git does not tell it.'));
  }
}

async function valueIn(repository: Repository, name: string): Promise<VariableValue> {
  const { HEAD: head } = repository.state;
  const { commit } = head ?? {};
  switch (name) {
    case 'git:branch':
      return head?.name === undefined
        ? why(l10n.t('No branch is checked out.'))
        : { value: head.name };
    case 'git:commit':
      return commit === undefined ? noCommit() : { value: commit };
    case 'git:message':
      return commit === undefined
        ? noCommit()
        : { value: (await repository.getCommit(commit)).message.trim() };
    default: {
      const tags = await repository.getRefs({ pattern: 'refs/tags/*' });
      const tag = tags.findLast((each) => each.commit === commit)?.name;
      return tag === undefined ? why(l10n.t('What is checked out has no tag.')) : { value: tag };
    }
  }
}

const noCommit = (): VariableValue => why(l10n.t('There is no commit yet.'));
