//! What a mark is for, how it is stroked and filled, and how its text is set.

/// What a color means. A theme says which color it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Ground of page and figure.
    Paper,
    /// Titles, stated marks, reference line.
    Ink,
    /// Ticks, credit, secondary text.
    InkSoft,
    /// Grid and separators.
    Rule,
    /// Countries.
    Land,
    /// Coasts and borders.
    LandEdge,
    /// Curves of the chosen place, outbreaks.
    Cases,
    /// From China.
    AidOut,
    /// To China.
    AidIn,
    /// WHO, UN, AU and others.
    Organisation,
    /// Bars and bands that stay behind their words.
    Band,
    /// Marks whose status is not stated.
    Muted,
}

impl Role {
    /// Every role, in order.
    pub const ALL: [Role; 12] = [
        Role::Paper,
        Role::Ink,
        Role::InkSoft,
        Role::Rule,
        Role::Land,
        Role::LandEdge,
        Role::Cases,
        Role::AidOut,
        Role::AidIn,
        Role::Organisation,
        Role::Band,
        Role::Muted,
    ];
}

/// A color by meaning, with its strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// What it means.
    pub role: Role,
    /// 0 (nothing) to 1 (full).
    pub alpha: f64,
}

impl From<Role> for Paint {
    fn from(role: Role) -> Paint {
        Paint { role, alpha: 1.0 }
    }
}

/// On and off lengths of a dashed line, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Length drawn.
    pub on_px: f64,
    /// Length left out.
    pub off_px: f64,
}

/// Dots: an announcement or an offer.
pub const DOTTED: Dash = Dash { on_px: 1.5, off_px: 3.0 };

/// Dashes: a guide, a model continued.
pub const DASHED: Dash = Dash { on_px: 5.0, off_px: 3.5 };

/// A line's style.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Color by meaning.
    pub paint: Paint,
    /// Width in CSS px; 0 is one device px.
    pub width_px: f64,
    /// Dashes, if any.
    pub dash: Option<Dash>,
}

impl Stroke {
    /// A full line.
    pub fn new(paint: impl Into<Paint>, width_px: f64) -> Stroke {
        Stroke { paint: paint.into(), width_px, dash: None }
    }

    /// The same line, dashed.
    pub fn dashed(self, dash: Dash) -> Stroke {
        Stroke { dash: Some(dash), ..self }
    }
}

/// Where a text's point lies on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its left end.
    Start,
    /// In its middle.
    Middle,
    /// At its right end.
    End,
}

/// The two weights of the one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// Type sizes in CSS px, on a 1.2 scale.
pub mod size {
    /// Ticks and credit.
    pub const TICK: f64 = 12.0;
    /// Labels.
    pub const LABEL: f64 = 13.0;
    /// Prose.
    pub const PROSE: f64 = 16.0;
    /// Title of a figure.
    pub const TITLE: f64 = 19.0;
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Color by meaning.
    pub paint: Paint,
    /// Size in CSS px.
    pub size_px: f64,
    /// Weight.
    pub weight: Weight,
    /// Where its point lies.
    pub anchor: Anchor,
    /// Paper behind the glyphs, in CSS px around them; 0 for none.
    pub halo_px: f64,
}

impl TextStyle {
    /// Regular text from its left end.
    pub fn new(paint: impl Into<Paint>, size_px: f64) -> TextStyle {
        TextStyle { paint: paint.into(), size_px, weight: Weight::Regular, anchor: Anchor::Start, halo_px: 0.0 }
    }

    /// The same, semibold.
    pub fn semibold(self) -> TextStyle {
        TextStyle { weight: Weight::Semibold, ..self }
    }

    /// The same, anchored elsewhere.
    pub fn anchored(self, anchor: Anchor) -> TextStyle {
        TextStyle { anchor, ..self }
    }

    /// The same, with paper behind it.
    pub fn haloed(self) -> TextStyle {
        TextStyle { halo_px: 2.0, ..self }
    }
}
