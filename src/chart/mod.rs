//! The registry of figures, and what a figure is.
//!
//! Comes in: the atlas, a [`view::View`], the words of a language, a width in CSS px. Goes out: a
//! [`figure::Figure`]: a scene, the datum behind each mark, a title and a credit; its account in
//! words and the table of its marks are made apart, when somebody asks for them. A chart never meets a backend. **A new figure** is a chart file and a line in
//! [`REGISTRY`].

mod account;
pub mod address;
mod aid_apart;
mod aid_asked;
mod aid_cell;
mod aid_column;
mod aid_grid;
mod aid_legend;
mod aid_list;
pub mod aid_map;
mod aid_mark;
mod aid_masked;
pub mod aid_matrix;
pub mod aid_reach;
mod aid_window;
mod aid_words;
mod axis;
pub mod blank;
mod case_account;
pub mod case_aligned;
mod case_bracket;
pub mod case_cursor;
pub mod case_curve;
pub mod case_curves;
pub mod case_daily;
pub mod case_day;
pub mod case_doubling;
mod case_end;
mod case_event;
mod case_frame;
pub mod case_guess;
pub mod case_guess_draw;
mod case_guide;
mod case_if;
mod case_label;
mod case_name;
mod case_panel;
mod case_plot;
mod case_rows;
mod case_says;
mod case_style;
pub mod case_tones;
pub mod case_trajectory;
pub mod cited;
pub mod credit;
mod date_axis;
mod dated_label;
pub mod day_brush;
mod day_card;
mod day_curve;
mod day_entry;
mod day_lane;
mod day_mark;
pub mod day_step;
pub mod day_window;
pub mod day_zoom;
mod days_key;
mod days_list;
mod days_panel;
mod days_words;
pub mod detail;
pub mod dress;
mod excerpt;
pub mod figure;
pub mod focus;
mod glyph;
pub mod label;
mod label_near;
mod lanes;
pub mod later;
pub mod lesson;
mod line_ends;
mod line_place;
pub mod line_plot;
mod map_draw;
mod map_flow;
mod map_frame;
mod map_kept;
mod map_label;
mod map_land;
mod map_legend;
mod map_place;
mod map_plate;
mod map_side;
mod map_strip;
mod map_words;
pub mod place_card;
mod place_curve;
mod place_list;
mod place_words;
pub mod preset;
pub mod reported_goods;
mod reported_join;
mod reported_list;
pub mod reported_measures;
mod reported_row;
mod reported_sign;
mod reported_table;
mod reported_words;
mod rows;
pub mod series;
mod sheet;
mod soft_span;
pub mod structure_groups;
pub mod structure_numbers;
mod structure_row;
mod structure_table;
mod tenure;
mod tenure_link;
pub mod timeline_days;
pub mod timeline_years;
mod tray;
pub mod view;
mod wording;
mod year_axis;
mod year_scale;
mod years_account;
#[cfg(test)]
mod years_fixture;
mod years_key;
mod years_list;
mod years_panel;
mod years_rows;

use crate::error::{Error, ErrorKind};
use crate::model::atlas::Atlas;
use crate::words::Words;
use figure::{Account, Figure, Table};
use view::{Choice, View};

/// What a layout is given.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Everything there is to draw.
    pub atlas: &'a Atlas,
    /// What is asked of it.
    pub view: &'a View,
    /// The language's words.
    pub words: Words,
    /// Width to fill, in CSS px.
    pub width_px: f64,
}

/// One view of a figure.
#[derive(Debug, Clone, Copy)]
pub struct ViewEntry {
    /// Its id.
    pub id: &'static str,
    /// Its options.
    pub choices: &'static [Choice],
    /// Lays it out.
    pub layout: fn(&Context<'_>) -> Figure,
    /// Its marks as a table; the width is of no account.
    pub table: fn(&Context<'_>) -> Table,
    /// Says it in words; the width is of no account.
    pub account: fn(&Context<'_>) -> Account,
}

/// One figure.
#[derive(Debug, Clone, Copy)]
pub struct FigureEntry {
    /// Its id.
    pub id: &'static str,
    /// Its views, the default first.
    pub views: &'static [ViewEntry],
}

/// Every figure, in the order of the page.
pub const REGISTRY: &[FigureEntry] = &[
    FigureEntry {
        id: "growth",
        views: &[
            ViewEntry {
                id: "date",
                choices: case_curve::CHOICES,
                layout: case_curve::layout,
                table: case_curve::table,
                account: case_curve::account,
            },
            ViewEntry {
                id: "aligned",
                choices: case_aligned::CHOICES,
                layout: case_aligned::layout,
                table: case_aligned::table,
                account: case_aligned::account,
            },
            ViewEntry {
                id: "trajectory",
                choices: case_trajectory::CHOICES,
                layout: case_trajectory::layout,
                table: case_trajectory::table,
                account: case_trajectory::account,
            },
            ViewEntry {
                id: "daily",
                choices: case_daily::CHOICES,
                layout: case_daily::layout,
                table: case_daily::table,
                account: case_daily::account,
            },
            ViewEntry {
                id: "doubling",
                choices: case_doubling::CHOICES,
                layout: case_doubling::layout,
                table: case_doubling::table,
                account: case_doubling::account,
            },
        ],
    },
    FigureEntry {
        id: "aid",
        views: &[
            ViewEntry {
                id: "matrix",
                choices: aid_matrix::CHOICES,
                layout: aid_matrix::layout,
                table: aid_matrix::table,
                account: aid_matrix::account,
            },
            ViewEntry {
                id: "map",
                choices: aid_map::CHOICES,
                layout: aid_map::layout,
                table: aid_map::table,
                account: aid_map::account,
            },
            ViewEntry {
                id: "card",
                choices: place_card::CHOICES,
                layout: place_card::layout,
                table: place_card::table,
                account: place_card::account,
            },
        ],
    },
    FigureEntry {
        id: "institutions",
        views: &[
            ViewEntry {
                id: "years",
                choices: timeline_years::CHOICES,
                layout: timeline_years::layout,
                table: timeline_years::table,
                account: timeline_years::account,
            },
            ViewEntry {
                id: "days",
                choices: timeline_days::CHOICES,
                layout: timeline_days::layout,
                table: timeline_days::table,
                account: timeline_days::account,
            },
        ],
    },
    FigureEntry {
        id: "structures",
        views: &[
            ViewEntry {
                id: "groups",
                choices: structure_groups::CHOICES,
                layout: structure_groups::layout,
                table: structure_groups::table,
                account: structure_groups::account,
            },
            ViewEntry {
                id: "numbers",
                choices: structure_numbers::CHOICES,
                layout: structure_numbers::layout,
                table: structure_numbers::table,
                account: structure_numbers::account,
            },
        ],
    },
    FigureEntry {
        id: "reported",
        views: &[
            ViewEntry {
                id: "measures",
                choices: reported_measures::CHOICES,
                layout: reported_measures::layout,
                table: reported_measures::table,
                account: reported_measures::account,
            },
            ViewEntry {
                id: "goods",
                choices: reported_goods::CHOICES,
                layout: reported_goods::layout,
                table: reported_goods::table,
                account: reported_goods::account,
            },
        ],
    },
];

/// Narrowest width that is laid out, in CSS px.
pub const NARROWEST_PX: f64 = 280.0;

/// Widest width that is laid out, in CSS px.
pub const WIDEST_PX: f64 = 4096.0;

/// Width at which a view is laid out when only its data are asked for, in CSS px.
pub const TABLE_PX: f64 = 1080.0;

/// The entry of a figure.
///
/// # Errors
/// When there is no such figure; the known ones are named.
pub fn entry(id: &str) -> Result<&'static FigureEntry, Error> {
    let known: Vec<&str> = REGISTRY.iter().map(|f| f.id).collect();
    let found = REGISTRY.iter().find(|f| f.id == id);
    found.ok_or_else(|| Error::new(ErrorKind::Unknown, id, format!("a figure: {}", known.join(", "))))
}

/// Lays a view out at a width, with its account.
///
/// A mark's datum number leads to what stands behind it; the same list serves pointer, keys, table and
/// citation.
///
/// ```
/// use response_atlas::chart::{self, figure::Datum, view::View};
/// use response_atlas::words::Words;
///
/// let atlas = response_atlas::seed::load()?;
/// let view = View::new(chart::entry("aid")?);
/// let figure = chart::layout(&atlas, &view, Words::english(), 720.0);
/// let (_, datum) = figure.scene.marks.iter().find_map(|mark| Some((mark, mark.datum?))).ok_or("a mark")?;
/// let Datum::Facts(facts) = &figure.data[datum as usize] else { return Err("a fact".into()) };
/// assert_eq!(atlas.facts[facts[0]].table().word(), "aid");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn layout(atlas: &Atlas, view: &View, words: Words, width_px: f64) -> Figure {
    Figure { account: account(atlas, view, words), ..drawn(atlas, view, words, width_px) }
}

/// Lays a view out at a width. Its account is asked for apart, when the figure stands.
pub fn drawn(atlas: &Atlas, view: &View, words: Words, width_px: f64) -> Figure {
    let width_px = if width_px.is_finite() { width_px.clamp(NARROWEST_PX, WIDEST_PX) } else { 720.0 };
    let context = Context { atlas, view, words, width_px };
    if is_blank(view) {
        return blank::layout(&context);
    }
    (view.entry().layout)(&context)
}

/// True for axes without data; the map draws its own ground.
fn is_blank(view: &View) -> bool {
    view.get("blank") == "on" && view.id() != "map"
}

/// A view in words.
pub fn account(atlas: &Atlas, view: &View, words: Words) -> Account {
    let context = Context { atlas, view, words, width_px: WIDEST_PX };
    if is_blank(view) {
        return Account { name: words.t("blank.title").to_string(), ..Account::default() };
    }
    (view.entry().account)(&context)
}

/// The marks of a view as a table.
pub fn table(atlas: &Atlas, view: &View, words: Words) -> Table {
    let context = Context { atlas, view, words, width_px: WIDEST_PX };
    (view.entry().table)(&context)
}
