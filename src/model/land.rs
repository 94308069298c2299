//! Coasts and borders as arcs of longitude and latitude in degrees, and how arcs close to rings.

/// What an arc separates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArcKind {
    /// Land from water.
    Coast,
    /// Land from land.
    Border,
    /// Nothing: where the dataset is cut at 180°.
    Cut,
}

/// One arc.
#[derive(Debug, Clone, PartialEq)]
pub struct Arc {
    /// Number that rings and disputed pieces use.
    pub id: u32,
    /// What it separates.
    pub kind: ArcKind,
    /// Longitude and latitude in degrees.
    pub points_deg: Vec<(f64, f64)>,
}

/// How a ring closes, and what it encloses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RingKind {
    /// Land.
    Outer,
    /// Water within land (the Caspian Sea).
    Hole,
    /// Land about a pole: the ring ends one turn away from its start (Antarctica).
    Pole,
}

/// A closed outline of land: arcs in order, each forward or reversed.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// How it closes, and what it encloses.
    pub kind: RingKind,
    /// Index into [`Land::arcs`], and whether the arc runs backward.
    pub arcs: Vec<(usize, bool)>,
}

/// A piece of an arc over which there is a dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct Disputed {
    /// Index into [`Land::arcs`].
    pub arc: usize,
    /// First point of the piece.
    pub from_point: usize,
    /// Last point of the piece.
    pub to_point: usize,
    /// What it is.
    pub title: super::fact::Bilingual,
}

/// The whole land.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Land {
    /// Every arc.
    pub arcs: Vec<Arc>,
    /// Outlines of land, larger before what they enclose.
    pub rings: Vec<Ring>,
    /// Disputed pieces of borders.
    pub disputed: Vec<Disputed>,
}
