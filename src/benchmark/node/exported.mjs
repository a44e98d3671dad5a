// Runs an exported TF.js model as its README says, and prints what it gives, a
// JSON object for each framed picture (bytes of red, green, blue).
//
//   node exported.mjs classify FOLDER PICTURE...         the plugin's answer
//   node exported.mjs network FOLDER PICTURE...          the network alone
//   node exported.mjs head BACKBONE FOLDER PICTURE...    truncated network and head
//   node exported.mjs views FOLDER PICTURE               the views' levels, as bytes
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [what, ...args] = process.argv.slice(2);
if (what === 'views') await views(...args);
else await run(await import('@tensorflow/tfjs'));

async function views(folder, picture) {
  const {views} = await script(folder);
  for (const view of views(fs.readFileSync(picture), metadata(folder))) {
    process.stdout.write(Buffer.from(Uint8Array.from(view)));
  }
}

async function run(tf) {
  const truncated = what === 'head' ? await cut(tf, args.shift()) : null;
  const folder = args.shift();
  const model = await load(tf, folder);
  const classify = what === 'classify' ?
      (await script(folder)).classifier(tf, model, metadata(folder)) : null;
  for (const picture of args) {
    const rgb = new Uint8Array(fs.readFileSync(picture));
    if (classify) console.log(JSON.stringify(classify(rgb)));
    else {
      const side = Math.sqrt(rgb.length / 3);
      const x = tf.tensor(Float32Array.from(rgb), [1, side, side, 3]).sub(127.5)
          .div(127.5);
      const y = model.predict(truncated ? truncated.predict(x) : x);
      console.log(JSON.stringify({probabilities: Array.from(y.dataSync())}));
    }
  }
}

async function cut(tf, folder) {
  const mobilenet = await load(tf, folder);
  return tf.model({inputs: mobilenet.inputs,
    outputs: mobilenet.getLayer('conv_pw_13_relu').output});
}

// tf.loadLayersModel of a URL, but from files.
function load(tf, folder) {
  const json = JSON.parse(fs.readFileSync(path.join(folder, 'model.json')));
  const shards = json.weightsManifest.flatMap(group => group.paths);
  const data = Buffer.concat(shards.map(shard =>
    fs.readFileSync(path.join(folder, shard))));
  return tf.loadLayersModel({load: () => ({
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap(group => group.weights),
    weightData: new Uint8Array(data).buffer,
  })});
}

function metadata(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'metadata.json')));
}

function script(folder) {
  return import(pathToFileURL(path.resolve(folder, 'classify.mjs')));
}
