/** Colours of the charts, taken from the style sheet's custom properties. */
export interface Theme {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly strategy: string;
  readonly hold: string;
  readonly win: string;
  readonly loss: string;
  readonly up: string;
  readonly down: string;
  readonly band: string;
  readonly fall: string;
  readonly span: string;
  readonly volume: string;
  readonly font: string;
}

/** The colours that hold now (light, dark, or print). */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: color('text'),
    muted: color('muted'),
    grid: color('grid'),
    surface: color('surface'),
    strategy: color('strategy'),
    hold: color('hold'),
    win: color('win'),
    loss: color('loss'),
    up: color('up'),
    down: color('down'),
    band: color('band'),
    fall: color('fall'),
    span: color('span'),
    volume: color('volume'),
    font: `11px ${style.getPropertyValue('font-family') || 'sans-serif'}`,
  };
}
