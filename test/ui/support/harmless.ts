import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { eventually } from '../../vscode/eventually.ts';
import { attempt, attemptTime } from '../../vscode/objects/attempt.ts';
import { pointAway } from '../../vscode/objects/pointAway.ts';
import { hostileKey } from '../../support/hostile/service.ts';
import { hostileElement, hostileMark } from '../../support/hostile/texts.ts';

/** Characters that change the order of text, or that are invisible. */
export const invisible =
  /[\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/u;
/** The height of a row in pixels. */
const rowHeight = 22;

/**
 * The number of hostile elements, whether the mark is set, the number of sources, and whether the
 * key is there.
 */
const harmless = [0, false, 0, false] as const;

const look = (frame: Frame): Promise<readonly (number | boolean)[]> =>
  frame.evaluate(
    ([element, mark, key]) => [
      document.querySelectorAll(element).length,
      mark in globalThis,
      document.querySelectorAll('img[src*="/img"], iframe[src*="/frame"], base').length,
      document.documentElement.outerHTML.includes(key),
    ],
    [hostileElement, hostileMark, hostileKey] as const,
  );

/**
 * Counts in a frame, and again if its page is being replaced. A removed frame has nothing in it.
 */
const found = (frame: Frame): Promise<readonly (number | boolean)[]> => {
  let problem: unknown;
  return eventually(
    `a look into ${frame.url()}`,
    async () => {
      if (frame.isDetached()) return harmless;
      return look(frame).catch((error: unknown) => {
        problem = error;
        return undefined;
      });
    },
    () => String(problem),
  );
};

/** @throws if a text of the service has become active in the workbench or in its pages. */
export async function assertNothingLives(page: Page): Promise<void> {
  for (const frame of page.frames()) assert.deepEqual(await found(frame), harmless, frame.url());
}

/** The links that would do anything else than open a page of the web. */
export const badLinks = (within: Locator): Promise<readonly string[]> =>
  within
    .locator('a')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? '')
        .filter((href) => href !== '' && href !== '#' && !/^(https?|mailto):/i.test(href)),
    );

/** @throws if a page of ours holds anything else than texts, or is wider than its tab. */
export async function assertHarmlessPage(root: Locator, text: string): Promise<void> {
  assert.deepEqual(await badLinks(root), [], text);
  // Without the elements of our own: they are in shadow roots, or the bars of the time line.
  const brought = await root.evaluate(
    (page) =>
      page.querySelectorAll(
        'img, iframe, script, style, object, svg:not(section[aria-labelledby=time-line] svg)',
      ).length,
  );
  assert.equal(brought, 0, text);
  assert.doesNotMatch(await root.innerText(), invisible, text);
  const [needed, has] = await root.evaluate(({ ownerDocument: { documentElement: all } }) => [
    all.scrollWidth,
    all.clientWidth,
  ]);
  assert.equal(needed, has, `${text} makes the page wider than its tab`);
}

/**
 * @throws if a row in sight does not look like a normal one.
 * @returns the indexes of those rows in the list.
 */
export async function assertHarmlessRows(tree: Locator): Promise<readonly number[]> {
  const shown = await tree.locator('.monaco-list-rows > [role=treeitem]').evaluateAll((rows) =>
    rows.map((row) => ({
      index: Number(row.getAttribute('data-index')),
      height: row.getBoundingClientRect().height,
      wide: row.scrollWidth > row.clientWidth + 1,
      text: row.textContent,
      icons: row.querySelectorAll('.label-name .codicon, .label-description .codicon').length,
    })),
  );
  // A row without a height has not been laid out, or is being removed: it is not in sight.
  const inSight = shown.filter(({ height }) => height > 0);
  for (const { height, wide, text, icons } of inSight) {
    assert.deepEqual({ height, wide, icons }, { height: rowHeight, wide: false, icons: 0 }, text);
    assert.doesNotMatch(text, invisible);
  }
  return inSight.map(({ index }) => index);
}

/** @throws if a tooltip holds anything else than texts. */
export async function assertHarmlessTooltip(page: Page, row: Locator, text: string): Promise<void> {
  const tooltip = page.getByRole('tooltip');
  // A row that was drawn again does not notice the pointer, so it is pointed at again.
  await eventually(`the tooltip of ${text}`, () =>
    attempt(async () => {
      await pointAway(page);
      await row.hover({ timeout: attemptTime });
      await tooltip.first().waitFor({ timeout: attemptTime });
      return (await tooltip.count()) === 1 ? true : undefined;
    }),
  );
  assert.deepEqual(await badLinks(tooltip), [], text);
  assert.equal(await tooltip.locator('img, video, iframe, form, input').count(), 0, text);
  assert.doesNotMatch(await tooltip.innerText(), invisible, text);
}
