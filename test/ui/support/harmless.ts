import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { eventually } from '../../vscode/eventually.ts';
import { hostileKey } from '../../support/hostile/service.ts';
import { hostileElement, hostileMark } from '../../support/hostile/texts.ts';

/** Signs that change the order of text, or that nobody sees. */
export const invisible =
  /[\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/u;
/** In pixels. */
const rowHeight = 22;

/** How many elements of its own, whether its mark, how many sources, whether the key. */
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

/** Looks again where a page is just being replaced. A frame that is gone has nothing in it. */
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

/** @throws if anything of the service has come to life in the workbench or in what it shows. */
export async function assertNothingLives(page: Page): Promise<void> {
  for (const frame of page.frames()) assert.deepEqual(await found(frame), harmless, frame.url());
}

/** Links that would do something else than open a page of the web. */
export const badLinks = (within: Locator): Promise<readonly string[]> =>
  within
    .locator('a')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? '')
        .filter((href) => href !== '' && href !== '#' && !/^(https?|mailto):/i.test(href)),
    );

/** @throws if a page of ours holds more than texts, or is wider than its tab. */
export async function assertHarmlessPage(root: Locator, text: string): Promise<void> {
  assert.deepEqual(await badLinks(root), [], text);
  // Not those of our own elements, which are in the shadow.
  const brought = await root.evaluate(
    (page) => page.querySelectorAll('img, iframe, script, style, object, svg').length,
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
 * @throws if a row that is in sight is not like any other.
 * @returns the places of those rows in the list.
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
  // A row without a height has not been laid out, or is about to be removed: it is not in sight.
  const inSight = shown.filter(({ height }) => height > 0);
  for (const { height, wide, text, icons } of inSight) {
    assert.deepEqual({ height, wide, icons }, { height: rowHeight, wide: false, icons: 0 }, text);
    assert.doesNotMatch(text, invisible);
  }
  return inSight.map(({ index }) => index);
}

/** @throws if a tooltip does more than show texts. */
export async function assertHarmlessTooltip(page: Page, row: Locator, text: string): Promise<void> {
  await row.hover();
  const tooltip = page.getByRole('tooltip');
  await tooltip.waitFor();
  assert.deepEqual(await badLinks(tooltip), [], text);
  assert.equal(await tooltip.locator('img, video, iframe, form, input').count(), 0, text);
  assert.doesNotMatch(await tooltip.innerText(), invisible, text);
}
