/**
 * A curve as sound: the series in front, day by day, as tones whose pitch is the height on the plot, from the left ear to
 * the right, with taps at months and doublings. In come the handle's tones, out go sound, the cursor on the day that is
 * heard, and sentences. Nothing sounds before the reader asks, and no number is made into another here: where a day
 * stands, the core knows. Times are seconds of the audio context's clock.
 */
import { make } from './element.js';
import { joinPairs, schedule } from './figure.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/**
 * @typedef {object} Tone a day
 * @property {number} target the day's target
 * @property {number} day days since the first
 * @property {number} along 0 at the left of the plot, 1 at its right
 * @property {number} height 0 at the bottom of the plot, 1 at its top
 * @property {boolean} gap whether the day before has no value
 * @property {boolean} month whether a month begins
 * @property {boolean} doubled whether the total has doubled since the last such day
 */
/** @typedef {{says: string, tones: Tone[]}} Tones */

/** The pitch at the bottom of the plot, and how many octaves it reaches. */
const LOWEST_HZ = 165;
const OCTAVES = 3;
const VOLUME = 0.16;
const FADE_S = 0.02;
/** Taps: their pitch (that of a doubling in times of the tone's), loudness and length. */
const MONTH = { hz: 92, volume: 0.5, s: 0.06 };
const DOUBLED = { times: 4, volume: 0.12, s: 0.05 };
/** What passes before the first tone, in seconds. */
const LEAD_S = 0.1;
/** Seconds a day, by the word for the speed. */
const SPEEDS = new Map([['sound_slow', 0.24], ['sound_usual', 0.12], ['sound_fast', 0.06]]);

/** What the first button does, by what now happens. */
const PLAY_WORDS = { '': 'sound_play', playing: 'sound_pause', paused: 'sound_on' };

/** @param {number} height 0 to 1 */
export function pitch(height) {
  return LOWEST_HZ * 2 ** (OCTAVES * height);
}

/**
 * Lays tones on a context's clock from one of them on.
 * @param {BaseAudioContext} context
 * @param {Tone[]} tones
 * @param {number} first index of the first
 * @param {number} step seconds a day
 * @returns {{start: number, end: number, stop: () => void}}
 */
export function lay(context, tones, first, step) {
  const start = context.currentTime + LEAD_S;
  const rest = tones.slice(first);
  const time = (/** @type {Tone} */ tone) => start + (tone.day - rest[0].day) * step;
  const end = time(rest[rest.length - 1]) + step;
  const voice = new OscillatorNode(context, { type: 'triangle', frequency: pitch(rest[0].height) });
  const gain = new GainNode(context, { gain: 0 });
  const pan = new StereoPannerNode(context, { pan: 2 * rest[0].along - 1 });
  voice.connect(gain).connect(pan).connect(context.destination);
  gain.gain.setTargetAtTime(VOLUME, start, FADE_S);
  rest.forEach((tone, i) => {
    const at = time(tone);
    voice.frequency.setValueAtTime(pitch(tone.height), at);
    pan.pan.setValueAtTime(2 * tone.along - 1, at);
    if (tone.gap && i) {
      gain.gain.setTargetAtTime(0, time(rest[i - 1]) + step, FADE_S);
      gain.gain.setTargetAtTime(VOLUME, at, FADE_S);
    }
  });
  gain.gain.setTargetAtTime(0, end, FADE_S);
  voice.start(start);
  voice.stop(end + 5 * FADE_S);
  const taps = rest.flatMap(tone => [
    ...(tone.month ? [tap(context, time(tone), MONTH.hz, MONTH, pan)] : []),
    ...(tone.doubled ? [tap(context, time(tone), pitch(tone.height) * DOUBLED.times, DOUBLED, pan)] : []),
  ]);
  const stop = () => { for (const each of [voice, ...taps]) each.disconnect(); gain.disconnect(); pan.disconnect(); };
  return { start, end, stop };
}

/** @param {BaseAudioContext} context @param {number} at @param {number} hz @param {{volume: number, s: number}} how @param {AudioNode} to */
function tap(context, at, hz, { volume, s }, to) {
  const voice = new OscillatorNode(context, { type: 'sine', frequency: hz });
  const gain = new GainNode(context, { gain: 0 });
  voice.connect(gain).connect(to);
  gain.gain.setValueAtTime(volume, at);
  gain.gain.exponentialRampToValueAtTime(volume / 100, at + s);
  voice.start(at);
  voice.stop(at + s);
  return voice;
}

/** @param {FigureView} view */
export function makeTool(view) {
  return new Sound(view);
}

class Sound {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {Tones | null} */
    this.tones = null;
    /** What the tones were made for. */
    this.of = '';
    /** @type {'' | 'playing' | 'paused'} */
    this.mode = '';
    /** @type {ReturnType<typeof lay> | null} */
    this.laid = null;
    this.first = 0;
    this.heard = -1;
    this.root = make('div', 'sound');
    this.play = make('button', 'tool-button', say('sound_play'));
    this.halt = make('button', 'tool-button', say('sound_stop'));
    this.speed = make('select', 'tool-select');
    for (const words of SPEEDS.keys()) this.speed.add(new Option(say(words), words, words === 'sound_usual', words === 'sound_usual'));
    const field = make('label', 'control');
    field.append(make('span', 'control-label', say('sound_speed')), this.speed);
    const row = make('div', 'tool-row');
    row.append(this.play, this.halt, field);
    this.says = make('p', 'tool-note');
    this.now = make('p', 'sound-now');
    this.root.append(this.says, row, this.now, make('p', 'tool-note', say('sound_note')));
    this.play.addEventListener('click', () => this.view.guard(() => this.toggle()));
    this.halt.addEventListener('click', () => { if (this.mode) this.stop('sound_stopped'); });
    this.speed.addEventListener('change', () => this.view.guard(() => this.hasten()));
    this.off = new AbortController();
  }

  get step() {
    return SPEEDS.get(this.speed.value) ?? 0.12;
  }

  // Its life: open, show, and close or drop.

  open() {
    this.off = new AbortController();
    // Before the note beside a mark, and the panel, close: what sounds is what the key means.
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.mode) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.stop('sound_stopped');
    }, { capture: true, signal: this.off.signal });
  }

  /** Another state is another curve; another width only has other targets. */
  show() {
    const of = `${this.view.host.lang()} ${joinPairs(this.view.state)}`;
    if (of !== this.of) this.stop();
    this.of = of;
    this.tones = this.view.handle?.tones() ?? null;
    const mute = typeof AudioContext === 'undefined' ? 'sound_mute' : this.tones ? '' : 'sound_none';
    this.says.textContent = mute ? say(mute) : this.tones?.says ?? '';
    for (const control of [this.play, this.speed]) control.disabled = Boolean(mute);
    this.tell();
  }

  close() {
    this.stop();
    this.off.abort();
  }

  drop() {
    this.close();
  }

  // Playing.

  toggle() {
    if (this.mode === 'playing') return this.pause();
    this.context ??= new AudioContext();
    this.context.resume();
    if (this.mode === 'paused') this.set('playing');
    else this.begin(0);
  }

  /** Plays from one of the days on. @param {number} first */
  begin(first) {
    if (!this.context || !this.tones) return;
    this.laid?.stop();
    this.laid = lay(this.context, this.tones.tones, first, this.step);
    this.first = first;
    if (!this.mode) this.view.host.announce(this.tones.says);
    this.view.marks?.clear();
    this.set('playing');
  }

  pause() {
    this.context?.suspend();
    this.set('paused');
    const detail = this.heard < 0 ? null : this.view.handle?.detail(this.tones?.tones[this.heard].target ?? -1);
    this.view.host.announce(say('sound_paused', { day: detail?.speech ?? '' }));
  }

  /** Another speed goes on from the present day. */
  hasten() {
    if (!this.mode) return;
    const { mode } = this;
    this.begin(Math.max(0, this.heard));
    if (mode === 'paused') this.set('paused');
  }

  /** @param {string} [words] what to say of it */
  stop(words) {
    if (!this.mode) return;
    this.laid?.stop();
    this.laid = null;
    this.context?.suspend();
    this.heard = -1;
    this.set('');
    this.view.due.focus = true;
    schedule(this.view);
    if (words) this.view.host.announce(say(words));
  }

  /** @param {Sound['mode']} mode */
  set(mode) {
    const runs = this.mode === 'playing';
    this.mode = mode;
    this.tell();
    if (mode === 'playing' && !runs) requestAnimationFrame(() => this.follow());
  }

  /** Shows the day that is heard, as long as there is one. */
  follow() {
    if (this.mode !== 'playing' || !this.context || !this.laid || !this.tones) return;
    if (this.context.currentTime >= this.laid.end) return this.stop('sound_end');
    const { tones } = this.tones;
    const day = tones[this.first].day + (this.context.currentTime - this.laid.start) / this.step;
    const heard = tones.findLastIndex(tone => tone.day <= day);
    if (heard >= this.first && heard !== this.heard) this.view.guard(() => this.mark(heard));
    requestAnimationFrame(() => this.follow());
  }

  /** @param {number} heard */
  mark(heard) {
    this.heard = heard;
    this.view.marks?.light(this.tones?.tones[heard].target ?? -1);
    this.tell();
  }

  /** Says what the buttons do now, and which day is heard. */
  tell() {
    const { mode, heard } = this;
    this.play.textContent = say(PLAY_WORDS[mode]);
    this.halt.setAttribute('aria-disabled', String(!mode));
    const detail = heard < 0 ? null : this.view.handle?.detail(this.tones?.tones[heard].target ?? -1);
    this.now.textContent = detail ? [detail.title, ...detail.lines.slice(0, 1).map(({ value }) => value)].join(say('sound_between')) : '';
  }
}
