import type uPlot from 'uplot';
import type { ResultView } from '../model.ts';
import type { Theme } from '../theme.ts';

/** Of the listed drawdowns, so many are marked in the chart. */
export const markedFalls = 5;

/** CSS pixels that a mark's number needs. */
const roomForNumber = 14;

/** Shades the deepest drawdowns from peak to recovery, under the lines, with their rank in the table. */
export function drawFalls(u: uPlot, { falls, axis }: ResultView, theme: Theme): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.font = theme.font.replace(/^\d+/, (size) => String(Number(size) * ratio));
  ctx.textBaseline = 'top';
  falls.slice(0, markedFalls).forEach(({ start, end }, rank) => {
    const left = Math.max(bbox.left, u.valToPos(Math.max(0, start), 'x', true));
    const right = Math.min(bbox.left + bbox.width, u.valToPos(end ?? axis.length - 1, 'x', true));
    if (right <= left) return;
    ctx.fillStyle = theme.span;
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.fillStyle = theme.muted;
    // the number of a span that is too narrow for it stands before it
    const inside = right - left >= roomForNumber * ratio;
    ctx.textAlign = inside ? 'left' : 'right';
    ctx.fillText(String(rank + 1), left + (inside ? 4 : -3) * ratio, bbox.top + 3 * ratio);
  });
}
