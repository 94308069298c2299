/**
 * The four that draw the same lines: the atlas, uPlot, ECharts and a plain canvas page with d3.
 * Each fills 1080 x 480 px with axes and lines of one px, on a linear or a log scale, and fits its
 * value axis to the days in view. What can be made ready before the first drawing is made in
 * `prepare`, which is not timed; a handler that draws later in the same frame may do so.
 */
const WIDTH_PX = 1080;
const HEIGHT_PX = 480;
const GRAY = '#666';

/** @typedef {import('./tables.js').Table} Table */

class Atlas {
  /** @param {Table} table @param {string} scale @param {HTMLElement} host */
  async prepare(table, scale, host) {
    const glue = await import('../../target/pkg-bench/response_atlas.js');
    await glue.default();
    // As on the page, where the atlas stands before anybody brings a table: its strings are unpacked once.
    new glue.Atlas().free();
    this.scale = scale;
    this.host = host;
    this.own = new glue.OwnTable('table.csv', table.bytes, 'cases');
  }

  first() {
    this.canvas = document.createElement('canvas');
    this.overlay = document.createElement('canvas');
    for (const canvas of [this.canvas, this.overlay]) {
      canvas.style.cssText = 'position: absolute; inset: 0';
      this.host.append(canvas);
    }
    this.zoom(0, this.own.days - 1);
  }

  zoom(from, to) {
    this.own.layout(from, to, this.scale, 'en', WIDTH_PX);
    this.own.draw(this.canvas, devicePixelRatio, 'light');
  }

  hover(x, y) {
    this.own.hover(x, y);
    this.own.draw_focus(this.overlay, devicePixelRatio, 'light');
  }
}

class UPlot {
  async prepare(table, scale, host) {
    this.make = (await import('./node_modules/uplot/dist/uPlot.esm.js')).default;
    const shown = scale === 'log' ? table.columns.map((values) => values.map((v) => (v > 0 ? v : null))) : table.columns;
    this.data = [table.xs, ...shown];
    this.host = host;
    this.options = {
      width: WIDTH_PX,
      height: HEIGHT_PX,
      legend: { show: false },
      scales: { x: { time: false }, y: { distr: scale === 'log' ? 3 : 1 } },
      series: [{}, ...table.columns.map(() => ({ stroke: GRAY, width: 1, points: { show: false } }))],
    };
  }

  first() {
    this.plot = new this.make(this.options, this.data, this.host);
  }

  zoom(min, max) {
    this.plot.setScale('x', { min, max });
  }

  hover(left, top) {
    this.plot.setCursor({ left, top });
  }
}

class ECharts {
  async prepare(table, scale, host) {
    this.library = await import('./node_modules/echarts/dist/echarts.esm.min.mjs');
    this.host = host;
    const series = table.columns.map((values) => ({
      type: 'line',
      showSymbol: false,
      sampling: 'minmax',
      lineStyle: { width: 1, color: GRAY },
      data: values.map((value, day) => [day, scale === 'log' && !(value > 0) ? null : value]),
    }));
    this.options = {
      animation: false,
      xAxis: { type: 'value', min: 'dataMin', max: 'dataMax' },
      yAxis: { type: scale === 'log' ? 'log' : 'value' },
      tooltip: { trigger: 'axis' },
      dataZoom: [{ type: 'inside' }],
      series,
    };
  }

  first() {
    this.chart = this.library.init(this.host, null, { width: WIDTH_PX, height: HEIGHT_PX });
    this.chart.setOption(this.options);
  }

  zoom(startValue, endValue) {
    this.chart.dispatchAction({ type: 'dataZoom', startValue, endValue });
  }

  hover(x, y) {
    this.chart.dispatchAction({ type: 'showTip', x, y });
  }
}

class D3 {
  async prepare(table, scale, host) {
    this.d3 = globalThis.d3;
    this.table = table;
    this.host = host;
    this.isLog = scale === 'log';
    this.x = this.d3.scaleLinear().range([60, WIDTH_PX - 10]);
    this.y = (this.isLog ? this.d3.scaleLog() : this.d3.scaleLinear()).range([HEIGHT_PX - 30, 10]);
  }

  first() {
    [this.canvas, this.overlay] = [0, 1].map(() => {
      const canvas = this.host.appendChild(document.createElement('canvas'));
      canvas.style.cssText = 'position: absolute; inset: 0';
      canvas.width = WIDTH_PX;
      canvas.height = HEIGHT_PX;
      return canvas;
    });
    this.zoom(0, this.table.xs.length - 1);
  }

  zoom(from, to) {
    const { d3, x, y, isLog } = this;
    const [first, last] = [Math.max(0, Math.floor(from) - 1), Math.ceil(to) + 2];
    const seen = this.table.columns.map((values) => values.slice(first, last));
    x.domain([from, to]);
    y.domain([isLog ? 1 : 0, d3.max(seen, (values) => d3.max(values))]);
    const context = this.canvas.getContext('2d');
    context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
    context.fillStyle = context.strokeStyle = GRAY;
    for (const tick of x.ticks(7)) context.fillText(String(tick), x(tick), HEIGHT_PX - 10);
    for (const tick of y.ticks(6)) context.fillText(String(tick), 4, y(tick));
    const line = d3
      .line((_, day) => x(first + day), (value) => y(value))
      .defined((value) => value !== null && (!isLog || value > 0))
      .context(context);
    context.save();
    context.beginPath();
    context.rect(60, 0, WIDTH_PX - 70, HEIGHT_PX - 30);
    context.clip();
    for (const values of seen) {
      context.beginPath();
      line(values);
      context.stroke();
    }
    context.restore();
  }

  hover(left, top) {
    const day = Math.round(this.x.invert(left));
    const heights = this.table.columns.map((values) => this.y(values[day] || 1));
    const nearest = this.d3.least(heights, (height) => Math.abs(height - top));
    const context = this.overlay.getContext('2d');
    context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
    context.beginPath();
    context.arc(this.x(day), nearest, 5, 0, 7);
    context.stroke();
  }
}

export const SUBJECTS = { atlas: Atlas, uPlot: UPlot, ECharts, d3: D3 };
