// The original tutorial's steps in TF.js on its wasm backend, one thread: images
// to pixels, features by the truncated MobileNet, a head trained on them, saved.
//
//   node tutorial.mjs BACKBONE FOLDER MODEL    the whole job, in milliseconds
//   node tutorial.mjs BACKBONE                 features per image, by batch size
import fs from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {setThreadsCount} from '@tensorflow/tfjs-backend-wasm';
import sharp from 'sharp';

const SIDE = 224;
const CUT = 'conv_pw_13_relu';
const [backboneFolder, imageFolder, modelFile] = process.argv.slice(2);

setThreadsCount(1);
await tf.setBackend('wasm');
await tf.ready();
const backbone = await truncated(backboneFolder);
if (imageFolder) await job();
else await features();

async function truncated(folder) {
  const json = JSON.parse(fs.readFileSync(path.join(folder, 'model.json')));
  const shards = json.weightsManifest.flatMap(group => group.paths);
  const weights = Buffer.concat(shards.map(shard =>
    fs.readFileSync(path.join(folder, shard))));
  const whole = await tf.loadLayersModel({load: () => ({
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap(group => group.weights),
    weightData: new Uint8Array(weights).buffer,
  })});
  return tf.model({inputs: whole.inputs, outputs: whole.getLayer(CUT).output});
}

// What a browser's <img width=224 height=224> and tf.browser.fromPixels do.
async function pixels(file) {
  const rgb = await sharp(file).flatten({background: 'white'})
    .resize(SIDE, SIDE, {fit: 'fill', kernel: 'linear'}).toColourspace('srgb')
    .removeAlpha().raw().toBuffer();
  return tf.tidy(() => tf.tensor(new Uint8Array(rgb), [1, SIDE, SIDE, 3], 'int32')
    .toFloat().sub(127.5).div(127.5));
}

async function job() {
  const files = fs.readdirSync(imageFolder).filter(name =>
    /^.+-\d+\.[^.]+$/.test(name)).sort();
  const labels = [...new Set(files.map(name => name.replace(/-\d+\..*/, '')))];
  const maps = [];
  for (const name of files) {
    const image = await pixels(path.join(imageFolder, name));
    maps.push(backbone.predict(image));
    image.dispose();
  }
  const xs = tf.concat(maps);
  const ys = tf.oneHot(tf.tensor1d(files.map(name =>
    labels.indexOf(name.replace(/-\d+\..*/, ''))), 'int32'), labels.length);
  const head = tf.sequential({layers: [
    tf.layers.flatten({inputShape: backbone.outputs[0].shape.slice(1)}),
    tf.layers.dense({units: 10, activation: 'relu'}),
    tf.layers.dense({units: labels.length, activation: 'softmax'}),
  ]});
  head.compile({optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy'});
  const history = await head.fit(xs, ys, {batchSize: 32, epochs: 20, verbose: 0});
  await head.save(tf.io.withSaveHandler(artifacts => {
    fs.writeFileSync(modelFile, Buffer.from(artifacts.weightData));
    return {modelArtifactsInfo: {}};
  }));
  console.error(`${files.length} images, loss ${history.history.loss.at(-1)}`);
}

async function features() {
  for (const batch of [1, 8, 32, 90]) {
    const images = tf.randomUniform([batch, SIDE, SIDE, 3], -1, 1);
    const times = [];
    const end = performance.now() + 5000;
    while (times.length < 5 || performance.now() < end) {
      const start = performance.now();
      const map = backbone.predict(images);
      await map.data();
      map.dispose();
      times.push((performance.now() - start) / batch);
    }
    times.sort((a, b) => a - b);
    console.log(`${batch} ${times[times.length >> 1].toFixed(2)}`);
  }
}
