//! What a layout hands over: a scene with everything said about it.

use crate::model::date::Day;
use crate::scene::Scene;
use crate::scene::mark::Rect;
use crate::words::Words;

/// What stands behind a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// One or more facts, by index into `Atlas::facts`; more than one when several reports tell
    /// of one event.
    Facts(Vec<usize>),
    /// A day of a series.
    Sample {
        /// Code of the place.
        code: String,
        /// The day.
        day: Day,
    },
    /// One judged pair of facts, or all pairs of one origin, by index into `Atlas::comparisons`.
    Comparisons(Vec<usize>),
    /// Our reading of two names, by index into `Outbreak::alignments`.
    Alignment(usize),
    /// An event of the reference, by index into `Atlas::events`.
    Event(usize),
    /// Something worked out or explained, with its words.
    Note {
        /// What it is.
        title: String,
        /// What is said of it.
        text: String,
    },
}

/// A column of a figure's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its heading.
    pub label: String,
    /// True for a column of numbers, set to the right.
    pub numeric: bool,
}

/// The marks of a figure as a table, one row a mark, with a source column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// What the cells of a column of numbers or dates stand for, to put the rows in order by them;
    /// none for a column of texts. A cell that says none has no number.
    pub fn order(&self, column: usize, words: Words) -> Option<Vec<f64>> {
        let head = self.columns.get(column)?;
        let is_date = head.label == words.t("table.date");
        let value = |cell: &String| match is_date {
            true => words.date_in(cell),
            false => words.number_in(cell),
        };
        let cells = self.rows.iter().map(|row| row.get(column).and_then(value).unwrap_or(f64::NAN));
        (is_date || head.numeric).then(|| cells.collect())
    }
}

/// A plot over days, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayPanel {
    /// The plot.
    pub plot: Rect,
    /// Days at its left and right edge.
    pub days: (Day, Day),
    /// Values at its lower and upper edge.
    pub values: (f64, f64),
    /// True on a log scale.
    pub is_log: bool,
}

/// A figure in words, from the data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Its kind and range, in one line.
    pub name: String,
    /// Range, extremes, changes, comparisons and what is unknown, in sentences.
    pub summary: String,
}

/// A laid-out figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    /// The marks.
    pub scene: Scene,
    /// What stands behind them: a mark's or target's datum number is an index here.
    pub data: Vec<Datum>,
    /// The takeaway.
    pub title: String,
    /// How to read it, in three sentences.
    pub deck: String,
    /// Who says so.
    pub credit: String,
    /// What these documents do not say.
    pub silence: String,
    /// Pairs of the view that cannot be drawn, for a note.
    pub ignored: Vec<(String, String)>,
    /// Plots whose x is days, so that a pixel can be asked for its day.
    pub panels: Vec<DayPanel>,
    /// Further plots that share one cursor; their x is not a date.
    pub plots: Vec<Rect>,
    /// Data that light up with another, or pale with it: a mark's datum, and that of its line.
    pub linked: Vec<(u32, u32)>,
    /// The figure in words, from the data; empty where only the drawing was asked for.
    pub account: Account,
    /// True for a part of the days, which can be walked on from.
    pub is_window: bool,
}

/// Steps of the height that a page gives a window, in CSS px.
const WINDOW_STEP_PX: f64 = 200.0;

impl Figure {
    /// The height that a page gives it, in CSS px. That of a window goes by steps, so that what
    /// stands below it seldom moves while the window walks; a picture has no room to spare.
    pub fn page_height_px(&self) -> f64 {
        let height_px = self.scene.height_px;
        if self.is_window { libm::ceil(height_px / WINDOW_STEP_PX) * WINDOW_STEP_PX } else { height_px }
    }

    /// Notes a datum and gives its number.
    pub fn datum(&mut self, datum: Datum) -> u32 {
        self.data.push(datum);
        self.data.len() as u32 - 1
    }
}
