//! The marks: a line, filled outlines, a disc, a text. Positions in CSS px.

use super::style::{Paint, Stroke, TextStyle};

/// A position in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A position in CSS px.
pub fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// An upright rectangle in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, never negative.
    pub width: f64,
    /// Height, never negative.
    pub height: f64,
}

impl Rect {
    /// From its edges.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect { x, y, width: width.max(0.0), height: height.max(0.0) }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    pub fn center(&self) -> Point {
        at(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// True when the two share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// True when the point lies in it, edges included.
    pub fn contains(&self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }

    /// Grown by `by` px on each side.
    pub fn grown(&self, by: f64) -> Rect {
        Rect::new(self.x - by, self.y - by, self.width + 2.0 * by, self.height + 2.0 * by)
    }

    /// Its four corners, clockwise from the top left.
    pub fn corners(&self) -> Vec<Point> {
        vec![at(self.x, self.y), at(self.right(), self.y), at(self.right(), self.bottom()), at(self.x, self.bottom())]
    }
}

/// The form of a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An open line through its points.
    Line(Vec<Point>, Stroke),
    /// A filled outline without holes; what it encloses is painted after it.
    Area(Vec<Point>, Paint),
    /// A disc or a ring.
    Disc {
        /// Its middle.
        center: Point,
        /// Its radius in CSS px.
        radius_px: f64,
        /// Its fill, if any.
        fill: Option<Paint>,
        /// Its edge, if any.
        stroke: Option<Stroke>,
    },
    /// One line of text on its baseline.
    Text {
        /// The point that the anchor names, on the baseline.
        at: Point,
        /// The words.
        content: String,
        /// How it is set.
        style: TextStyle,
    },
}

/// One mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its form and style.
    pub shape: Shape,
    /// Number of the datum behind it, if there is one.
    pub datum: Option<u32>,
}

impl Mark {
    /// A line.
    pub fn line(points: Vec<Point>, stroke: Stroke) -> Mark {
        Shape::Line(points, stroke).into()
    }

    /// A filled outline.
    pub fn area(points: Vec<Point>, paint: impl Into<Paint>) -> Mark {
        Shape::Area(points, paint.into()).into()
    }

    /// A filled rectangle.
    pub fn rect(rect: Rect, paint: impl Into<Paint>) -> Mark {
        Mark::area(rect.corners(), paint)
    }

    /// The edge of a rectangle.
    pub fn outline(rect: Rect, stroke: Stroke) -> Mark {
        let mut points = rect.corners();
        points.push(at(rect.x, rect.y));
        Mark::line(points, stroke)
    }

    /// A filled disc.
    pub fn disc(center: Point, radius_px: f64, fill: impl Into<Paint>) -> Mark {
        Shape::Disc { center, radius_px, fill: Some(fill.into()), stroke: None }.into()
    }

    /// A ring.
    pub fn ring(center: Point, radius_px: f64, stroke: Stroke) -> Mark {
        Shape::Disc { center, radius_px, fill: None, stroke: Some(stroke) }.into()
    }

    /// One line of text.
    pub fn text(at: Point, content: impl Into<String>, style: TextStyle) -> Mark {
        Shape::Text { at, content: content.into(), style }.into()
    }

    /// The same mark for a datum.
    pub fn of(self, datum: u32) -> Mark {
        Mark { datum: Some(datum), ..self }
    }
}

impl From<Shape> for Mark {
    fn from(shape: Shape) -> Mark {
        Mark { shape, datum: None }
    }
}
