/** A part of the page that is drawn when it comes near the window, or when the page is printed. */
export interface LatePart {
  /** Draws now if it was drawn before, else when it comes near. */
  readonly refresh: () => void;
  /** Draws whether it is near or not. */
  readonly force: () => void;
}

/** Pixels beyond the window within which a part is drawn. */
const near = '400px';

export function drawLate(place: HTMLElement, draw: () => void): LatePart {
  let drawn = false;
  const force = () => {
    drawn = true;
    observer.disconnect();
    draw();
  };
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && force(), {
    rootMargin: near,
  });
  observer.observe(place);
  return { refresh: () => drawn && force(), force };
}
