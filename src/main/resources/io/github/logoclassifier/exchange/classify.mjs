// Makes the answer of Logo Classifier from its TF.js model: views of the framed
// picture, their features, and the head. Exported with the model; see README.txt.

// The levels that a view of a framed picture has: size x size x 3 numbers 0..255.
export function views(rgb, metadata) {
  const {frameSize: frame, imageSize: size} = metadata;
  if (rgb.length !== frame * frame * 3) {
    throw new Error(`the framed picture must be ${frame} x ${frame} x 3 values`);
  }
  return metadata.views.map(view => {
    if (view.left !== undefined) return cut(rgb, frame, size, view.left, view.top);
    if (view.degrees !== 0) return turned(rgb, frame, size, view.degrees);
    return frame === size ? Float32Array.from(rgb) : smaller(rgb, frame, size);
  });
}

function cut(rgb, frame, size, left, top) {
  const view = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    const from = ((top + y) * frame + left) * 3;
    view.set(rgb.subarray(from, from + size * 3), y * size * 3);
  }
  return view;
}

// Bilinear, with places rounded down to a sixteenth, as browsers do.
function smaller(rgb, frame, size) {
  const places = Array.from({length: size}, (_, i) => Math.max(0, Math.min(
      Math.floor(((i + 0.5) * frame / size - 0.5) * 16), (frame - 1) * 16)) / 16);
  const view = new Float32Array(size * size * 3);
  const at = (x, y, c) => rgb[(Math.min(y, frame - 1) * frame +
      Math.min(x, frame - 1)) * 3 + c];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      for (let c = 0; c < 3; c++) {
        view[(y * size + x) * 3 + c] = Math.floor(
            mixed((i, j) => at(i, j, c), places[x], places[y]));
      }
    }
  }
  return view;
}

// Turned about its middle; what comes in has the colour of the border.
function turned(rgb, frame, size, degrees) {
  const border = [0, 1, 2].map(c => median(rgb, frame, c));
  const scale = frame / size;
  const cosine = scale * Math.cos(degrees * Math.PI / 180);
  const sine = scale * Math.sin(degrees * Math.PI / 180);
  const middle = (size - 1) / 2;
  const view = new Float32Array(size * size * 3);
  const at = (x, y, c) => x >= 0 && y >= 0 && x < frame && y < frame ?
      rgb[(y * frame + x) * 3 + c] : border[c];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const fromX = (frame - 1) / 2 + cosine * (x - middle) + sine * (y - middle);
      const fromY = (frame - 1) / 2 - sine * (x - middle) + cosine * (y - middle);
      for (let c = 0; c < 3; c++) {
        view[(y * size + x) * 3 + c] = Math.floor(
            mixed((i, j) => at(i, j, c), fromX, fromY) + 0.5);
      }
    }
  }
  return view;
}

function mixed(at, x, y) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = x - left;
  const v = y - top;
  return (1 - v) * ((1 - u) * at(left, top) + u * at(left + 1, top)) +
      v * ((1 - u) * at(left, top + 1) + u * at(left + 1, top + 1));
}

// Of the outermost pixels; the corners count twice.
function median(rgb, frame, channel) {
  const values = [];
  for (let i = 0; i < frame; i++) {
    for (const [x, y] of [[i, 0], [i, frame - 1], [0, i], [frame - 1, i]]) {
      values.push(rgb[(y * frame + x) * 3 + channel]);
    }
  }
  values.sort((a, b) => a - b);
  return values[values.length / 2 - 1];
}

function cosineOf(a, b) {
  let product = 0, squareA = 0, squareB = 0;
  for (let i = 0; i < a.length; i++) {
    product += a[i] * b[i];
    squareA += a[i] * a[i];
    squareB += b[i] * b[i];
  }
  return squareA * squareB === 0 ? 0 : product / Math.sqrt(squareA * squareB);
}

// A function that classifies framed pictures: frameSize x frameSize x 3 bytes.
export function classifier(tf, model, metadata) {
  const {imageSize: size, labels} = metadata;
  const features = tf.model({inputs: model.inputs,
    outputs: model.getLayer('conv_pw_13_relu').output});
  const several = metadata.views.length > 1;
  const dense = model.layers.filter(layer => layer.getClassName() === 'Dense');
  return rgb => tf.tidy(() => {
    const pixels = tf.stack(views(rgb, metadata).map(view =>
      tf.tensor(view, [size, size, 3]))).sub(127.5).div(127.5);
    const maps = features.predict(pixels);
    const weights = tf.tensor(metadata.views.map(view => view.weight))
        .expandDims(1);
    const mean = maps.mean([1, 2]).mul(weights).sum(0, true);
    const output = several ?
        dense.reduce((x, layer) => layer.apply(x), mean) : model.predict(pixels);
    const probabilities = Array.from(output.dataSync());
    const best = probabilities.indexOf(Math.max(...probabilities));
    const similarity = metadata.centroids.length === 0 ? NaN : Math.max(
        ...metadata.centroids.map(centroid => cosineOf(mean.dataSync(), centroid)));
    const unknown = similarity < metadata.threshold;
    return {label: unknown ? 'unknown' : labels[best],
      confidence: probabilities[best], probabilities, similarity};
  });
}
