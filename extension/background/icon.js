/** Sizes in which toolbars show icons, in pixels: on common screens, finer ones and the finest. */
const SIZES = [16, 32, 48];

/** The icon with a tick in its corner, which stands off from light toolbars and dark ones. */
export const litIcon = () => Object.fromEntries(SIZES.map((size) => [size, draw(size)]));

/**
 * Drawn anew, as the worker could only ask the network for the files; a test compares the two.
 *
 * @param {number} size
 * @returns {ImageData}
 */
function draw(size) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(size, size).getContext("2d"));
  context.scale(size / 32, size / 32);
  context.lineCap = "round";
  box(context, "#22314f", [0, 0, 32, 32], 7.5);
  line(context, "#aebbd6", 2.6, "M7 8.5h18M7 23.5h11");
  box(context, "#ffd65c", [4.5, 12.2, 23, 7.6], 2);
  line(context, "#22314f", 3, "M8 16h16");
  context.globalCompositeOperation = "destination-out"; // a gap in which the toolbar shows through
  dot(context, "#000", 10.4);
  context.globalCompositeOperation = "source-over";
  dot(context, "#1fa463", 8.5);
  line(context, "#ffffff", 2.8, "M19.8 23.8l2.6 2.6 4.8-5.4");
  return context.getImageData(0, 0, size, size);
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {string} color
 * @param {[number, number, number, number]} place
 * @param {number} radius
 */
function box(context, color, place, radius) {
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(...place, radius);
  context.fill();
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {string} color
 * @param {number} width
 * @param {string} path
 */
function line(context, color, width, path) {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke(new Path2D(path));
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {string} color
 * @param {number} radius
 */
function dot(context, color, radius) {
  context.fillStyle = color;
  context.beginPath();
  context.arc(23.5, 23.5, radius, 0, 2 * Math.PI);
  context.fill();
}
