// Lots and ticks: whole steps of a decimal.
const TOLERANCE = 1e-6;
/** The most lots of a position, the most ticks of a price. */
export const MAX_STEPS = 2 ** 52;

/** Whole steps as a number: the double nearest to the decimal. */
export function fromSteps(steps: number, step: number): number {
  const text = step.toString();
  const decimals = text.includes('e-') ? Number(text.split('e-')[1]) : (text.split('.')[1] ?? '').length;
  return Number((steps * step).toFixed(decimals));
}

/** A number as whole steps, rounded down or up; a millionth of a step beside a whole number is that number. */
export function toSteps(x: number, step: number, direction: 'down' | 'up'): number {
  const q = x / step;
  if (Number.isNaN(q)) return 0;
  if (Math.abs(q) > MAX_STEPS) return Math.sign(q) * MAX_STEPS;
  const nearest = Math.round(q);
  if (Math.abs(q - nearest) <= TOLERANCE + Math.abs(q) * 2 ** -50) return nearest;
  return direction === 'down' ? Math.floor(q) : Math.ceil(q);
}

/** What lies this near to a level has reached it. */
export function hairOf(step: number): number {
  return step * TOLERANCE;
}

/** The most steps that hold a condition which fails from some number on, by bisection. */
export function mostSteps(holds: (steps: number) => boolean): number {
  let yes = 0;
  let no = 1;
  while (no <= MAX_STEPS && holds(no)) [yes, no] = [no, no * 2];
  no = Math.min(no, MAX_STEPS + 1);
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
