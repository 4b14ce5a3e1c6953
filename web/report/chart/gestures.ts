/** What a hand does on the charts, in fractions of the plot's width and CSS pixels. */
export interface GestureActions {
  /** Moves the view by a fraction of its width. */
  readonly pan: (fraction: number) => void;
  /** Zooms by a factor (under 1: closer) around a place, 0 left to 1 right. */
  readonly zoom: (factor: number, around: number) => void;
  /** A click or tap that was no drag. */
  readonly tap: (point: { left: number; top: number; touch: boolean }) => void;
}

interface Finger {
  x: number;
  readonly startX: number;
  readonly startY: number;
}

/** Pixels that a pointer may move and still be a click. */
const slack = 4;

function wheelZoom(event: WheelEvent, box: DOMRect, actions: GestureActions): void {
  const horizontal = Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (event.ctrlKey || event.metaKey) {
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 30 : event.deltaY;
    actions.zoom(1.0025 ** Math.max(-300, Math.min(300, lines)), (event.clientX - box.left) / box.width);
  } else if (horizontal || event.shiftKey) {
    actions.pan((horizontal ? event.deltaX : event.deltaY) / box.width);
  } else {
    return; // a plain wheel scrolls the page
  }
  event.preventDefault();
}

function pinch(
  fingers: readonly Finger[],
  moved: { finger: Finger; x: number },
  box: DOMRect,
  actions: GestureActions,
): void {
  const other = fingers.find((finger) => finger !== moved.finger)!;
  const before = Math.abs(moved.finger.x - other.x);
  const after = Math.abs(moved.x - other.x);
  if (before < 1 || after < 1) return;
  actions.zoom(before / after, ((moved.x + other.x) / 2 - box.left) / box.width);
}

/** Drag and two fingers, wheel with Ctrl or Shift, double click, tap, on one plot. */
export function listenToGestures(over: HTMLElement, actions: GestureActions): void {
  const fingers = new Map<number, Finger>();
  const box = () => over.getBoundingClientRect();
  over.addEventListener('wheel', (event) => wheelZoom(event, box(), actions), { passive: false });
  over.addEventListener('dblclick', (event) => {
    const { left, width } = box();
    actions.zoom(0.5, (event.clientX - left) / width);
  });
  over.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    over.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, startX: event.clientX, startY: event.clientY });
  });
  over.addEventListener('pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    if (fingers.size === 2) pinch([...fingers.values()], { finger, x: event.clientX }, box(), actions);
    else actions.pan((finger.x - event.clientX) / box().width);
    finger.x = event.clientX;
  });
  const lift = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (finger === undefined || event.type !== 'pointerup') return;
    if (Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) > slack) return;
    const { left, top } = box();
    actions.tap({ left: event.clientX - left, top: event.clientY - top, touch: event.pointerType === 'touch' });
  };
  over.addEventListener('pointerup', lift);
  over.addEventListener('pointercancel', lift);
}
