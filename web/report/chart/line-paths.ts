import type uPlot from 'uplot';
import { type LineColumn, linePoints } from './line.ts';
import { barsIn } from './view.ts';

/** uPlot's path builder for such a line; `fill` closes it along the value 0. */
export function linePaths(line: LineColumn, fill: boolean): uPlot.Series.PathBuilder {
  return (u) => {
    const { min, max } = u.scales.x! as { min: number; max: number };
    const inside = barsIn({ min, max }, line.values.length);
    // one bar more on each side, so that the line reaches the edges
    const range = { first: Math.max(0, inside.first - 1), last: Math.min(line.values.length - 1, inside.last + 1) };
    if (range.last < range.first) return null;
    const stroke = new Path2D();
    const x = (bar: number) => u.valToPos(bar, 'x', true);
    const y = (value: number) => u.valToPos(value, 'y', true);
    linePoints(line, range, Math.max(1, Math.round(u.bbox.width)), (bar, value) => stroke.lineTo(x(bar), y(value)));
    const area = fill ? new Path2D(stroke) : null;
    area?.lineTo(x(range.last), y(0));
    area?.lineTo(x(range.first), y(0));
    area?.closePath();
    return { stroke, fill: area, flags: 0 };
  };
}
