//! A scene as stable text, one mark a line, for goldens: positions to a tenth of a px.

use std::fmt::Write;

use super::Scene;
use super::mark::{Mark, Point, Shape};
use super::style::{Paint, Stroke};

/// The scene as text.
pub fn dump(scene: &Scene) -> String {
    let mut out = format!("scene {:.0} x {:.0}\n", scene.width_px, scene.height_px);
    for mark in &scene.marks {
        let _ = writeln!(out, "{}", line(mark));
    }
    let _ = writeln!(out, "targets {}", scene.targets.len());
    out
}

fn line(mark: &Mark) -> String {
    let mut text = match &mark.shape {
        Shape::Line(points, stroke) => format!("line {} {}", stroked(stroke), path(points)),
        Shape::Area(points, paint) => format!("area {} {}", painted(paint), path(points)),
        Shape::Disc { center, radius_px, fill, stroke } => {
            let fill = fill.as_ref().map_or("-".into(), painted);
            let stroke = stroke.as_ref().map_or("-".into(), stroked);
            format!("disc {fill} {stroke} {} r{radius_px:.1}", path(&[*center]))
        }
        Shape::Text { at, content, style } => {
            let (paint, size) = (painted(&style.paint), style.size_px);
            format!("text {paint} {size:.0} {:?} {:?} {} “{content}”", style.weight, style.anchor, path(&[*at]))
        }
    };
    if let Some(datum) = mark.datum {
        let _ = write!(text, " #{datum}");
    }
    text
}

fn painted(paint: &Paint) -> String {
    if paint.alpha >= 1.0 {
        return format!("{:?}", paint.role);
    }
    format!("{:?}@{:.2}", paint.role, paint.alpha)
}

fn stroked(stroke: &Stroke) -> String {
    let dash = if stroke.dash.is_some() { "~" } else { "" };
    format!("{}{dash}{:.2}", painted(&stroke.paint), stroke.width_px)
}

fn path(points: &[Point]) -> String {
    let each: Vec<String> = points.iter().map(|p| format!("{:.1},{:.1}", p.x, p.y)).collect();
    each.join(" ")
}
