//! What a painter hands to a backend, at the device-pixel ratios of real screens: upright edges
//! on whole device px, and straight lines straight. A recording backend stands for the canvas,
//! which is scaled back from the same grid.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use response_atlas::chart::figure::Figure;
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY, entry};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::cases::{Column, Metric};
use response_atlas::paint::{GRID, paint};
use response_atlas::scene::Scene;
use response_atlas::scene::dump::dump;
use response_atlas::scene::mark::{Mark, Point, Shape, at};
use response_atlas::scene::style::{Role, Stroke};
use response_atlas::scene::theme::Theme;
use response_atlas::seed;
use response_atlas::transform::growth::doubled;
use response_atlas::words::Words;

const RATIOS: [f64; 4] = [1.0, 1.5, 2.0, 3.0];

/// Furthest that a straight line may stray, in device px, as the product promises.
const STRAIGHT_DEV: f64 = 0.25;

/// A path as painted: its points in CSS px and its width.
struct Path {
    points: Vec<Point>,
    width_px: f64,
}

/// Keeps what it is told to draw.
#[derive(Default)]
struct Recorder {
    paths: Vec<Path>,
    fills: Vec<Vec<Point>>,
}

#[derive(Debug)]
struct Never;

impl std::fmt::Display for Never {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a recorder refuses nothing")
    }
}

impl std::error::Error for Never {}

type Outcome = Result<(), DrawingErrorKind<Never>>;

fn css(path: impl IntoIterator<Item = BackendCoord>) -> Vec<Point> {
    path.into_iter().map(|(x, y)| at(f64::from(x) / GRID, f64::from(y) / GRID)).collect()
}

impl DrawingBackend for Recorder {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        (u32::MAX, u32::MAX)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.paths.push(Path { points: css(path), width_px: f64::from(style.stroke_width()) / GRID });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Outcome {
        self.fills.push(css(path));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Outcome {
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Outcome {
        Ok(())
    }
}

fn painted(marks: Vec<Mark>, ratio: f64) -> Recorder {
    let mut recorder = Recorder::default();
    let scene = Scene { marks, ..Scene::new(1080.0, 800.0) };
    paint(&scene, Theme::Light, ratio, &mut recorder).expect("a recorder refuses nothing");
    recorder
}

fn atlas() -> Atlas {
    seed::load().expect("sound seeds")
}

fn lay_out(atlas: &Atlas, figure: &str, pairs: &[(&str, &str)], width_px: f64) -> Figure {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry(figure).expect("a figure"), &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    chart::layout(atlas, &read.view, Words::english(), width_px)
}

/// Furthest of the points from the line through two others.
fn strays(points: &[Point], a: Point, b: Point) -> f64 {
    let length = libm::hypot(b.x - a.x, b.y - a.y);
    let off = |p: &Point| ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)).abs() / length;
    points.iter().map(off).fold(0.0, f64::max)
}

/// The guides of constant doubling in a scene: thin dashed slanted lines of two points.
fn guides(scene: &Scene) -> Vec<(Mark, Point, Point)> {
    let guide = |mark: &Mark| match &mark.shape {
        Shape::Line(points, Stroke { paint, dash: Some(_), .. }) if paint.role == Role::InkSoft => match points[..] {
            [a, b] if a.x != b.x && a.y != b.y => Some((mark.clone(), a, b)),
            _ => None,
        },
        _ => None,
    };
    scene.marks.iter().filter_map(guide).collect()
}

#[test]
fn a_guide_of_constant_doubling_is_painted_straight() {
    let atlas = atlas();
    for width_px in [320.0, 1080.0] {
        let found = guides(&lay_out(&atlas, "growth", &[("scale", "log")], width_px).scene);
        assert_eq!(found.len(), 5, "2, 3, 7, 14 and 30 days");
        for ratio in RATIOS {
            for (mark, a, b) in &found {
                let recorder = painted(vec![mark.clone()], ratio);
                assert!(recorder.paths.len() > 10, "a dashed line has many dashes");
                for dash in &recorder.paths {
                    let stray_dev = strays(&dash.points, *a, *b) * ratio;
                    assert!(stray_dev <= STRAIGHT_DEV, "{width_px} at {ratio}: {stray_dev:.3} device px");
                }
            }
        }
    }
}

/// Where a label of an axis stands.
fn label(scene: &Scene, words: &str) -> Point {
    let found = scene.marks.iter().find_map(|mark| match &mark.shape {
        Shape::Text { at, content, .. } if content == words => Some(*at),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no label {words}"))
}

#[test]
fn a_guide_has_the_slope_of_its_doubling_time() {
    let scene = lay_out(&atlas(), "growth", &[("scale", "log")], 1080.0).scene;
    let decade_px = (label(&scene, "1k").y - label(&scene, "100k").y) / 2.0;
    let day_px = (label(&scene, "Jun").x - label(&scene, "Feb").x) / 121.0;
    for (days, (_, a, b)) in [2.0, 3.0, 7.0, 14.0, 30.0].into_iter().zip(guides(&scene)) {
        let doubling_px = decade_px * libm::log10(2.0);
        let rise_px = (b.x - a.x) / day_px / days * doubling_px;
        assert!((a.y - b.y - rise_px).abs() < STRAIGHT_DEV, "{days} days: {} instead of {rise_px}", a.y - b.y);
    }
}

#[test]
fn a_series_of_constant_doubling_is_painted_straight() {
    let mut atlas = atlas();
    let window = atlas.outbreak.window;
    let length = window.1.0 - window.0.0 + 1;
    let growing = Column::new(window.0, (0..length).map(|day| Some(doubled(20.0, f64::from(day), 9.5))));
    for series in atlas.series.iter_mut().filter(|s| s.code == "WLD" && s.metric == Metric::Cases) {
        series.total = growing.clone();
    }
    let scene = lay_out(&atlas, "growth", &[("scale", "log"), ("places", "WLD")], 1080.0).scene;
    let is_curve = |mark: &&Mark| matches!(&mark.shape, Shape::Line(points, s) if s.width_px == 2.0 && s.paint.role == Role::Ink && points.len() > 1);
    let curves: Vec<Mark> = scene.marks.iter().filter(is_curve).cloned().collect();
    assert_eq!(curves.len(), 1, "one unbroken curve");
    let Shape::Line(points, _) = &curves[0].shape else { panic!("a curve is a line") };
    let (a, b) = (points[0], points[points.len() - 1]);
    assert!(b.x - a.x > 800.0, "from one end of the window to the other");
    for ratio in RATIOS {
        for path in painted(curves.clone(), ratio).paths {
            let stray_dev = strays(&path.points, a, b) * ratio;
            assert!(stray_dev <= STRAIGHT_DEV, "at {ratio}: {stray_dev:.3} device px");
        }
    }
}

#[test]
fn whole_px_would_not_be_straight_enough() {
    let scene = lay_out(&atlas(), "growth", &[("scale", "log")], 1080.0).scene;
    let worst = guides(&scene).into_iter().map(|(_, a, b)| {
        let on_line =
            (0..200).map(|i| at(a.x + (b.x - a.x) * f64::from(i) / 200.0, a.y + (b.y - a.y) * f64::from(i) / 200.0));
        let whole: Vec<Point> = on_line.map(|p| at(p.x.round(), p.y.round())).collect();
        strays(&whole, a, b)
    });
    assert!(worst.fold(0.0, f64::max) > STRAIGHT_DEV);
}

/// How far a position in device px is from the nearest whole one.
fn off_whole(dev: f64) -> f64 {
    (dev - dev.round()).abs()
}

/// The edges of the pieces of an upright line, across themselves, in CSS px.
fn edges(path: &Path) -> Vec<f64> {
    let half = path.width_px / 2.0;
    let across = |ends: &[Point]| match ends {
        [a, b] if a.x == b.x => a.x,
        [a, b] if a.y == b.y => a.y,
        _ => panic!("an upright line was painted slanted"),
    };
    path.points.windows(2).map(across).flat_map(|middle| [middle - half, middle + half]).collect()
}

#[test]
fn upright_lines_and_boxes_fall_on_whole_device_px() {
    // The grid rounds to a thirty-second of a CSS px either way, and so do half a line's width.
    let atlas = atlas();
    for figure in REGISTRY {
        for view in figure.views {
            let scene = lay_out(&atlas, figure.id, &[("view", view.id)], 1080.0).scene;
            let upright = |mark: &&Mark| match &mark.shape {
                Shape::Line(points, stroke) => {
                    let is_upright = points.windows(2).all(|ends| ends[0].x == ends[1].x || ends[0].y == ends[1].y);
                    stroke.dash.is_none() && is_upright
                }
                Shape::Area(points, _) => {
                    matches!(points[..], [a, b, c, d] if a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x)
                }
                _ => false,
            };
            let marks: Vec<Mark> = scene.marks.iter().filter(upright).cloned().collect();
            assert!(!marks.is_empty(), "{} {}", figure.id, view.id);
            for ratio in RATIOS {
                let recorder = painted(marks.clone(), ratio);
                let tolerance = ratio / 16.0 + 1e-9;
                for path in &recorder.paths {
                    let edges = edges(path);
                    let worst = edges.iter().map(|e| off_whole(e * ratio)).fold(0.0, f64::max);
                    assert!(
                        worst <= tolerance,
                        "{} {} at {ratio}: {worst:.3} off, {edges:?}, {} px wide",
                        figure.id,
                        view.id,
                        path.width_px
                    );
                }
                for corner in recorder.fills.iter().flatten() {
                    let worst = off_whole(corner.x * ratio).max(off_whole(corner.y * ratio));
                    assert!(worst <= tolerance, "{} {} at {ratio}: {worst:.3} off", figure.id, view.id);
                }
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_scene() {
    let (once, again) = (atlas(), atlas());
    for figure in REGISTRY {
        for view in figure.views {
            for width_px in [360.0, 1080.0] {
                let dumped = |atlas| dump(&lay_out(atlas, figure.id, &[("view", view.id)], width_px).scene);
                assert_eq!(dumped(&once), dumped(&again), "{} {} at {width_px}", figure.id, view.id);
            }
        }
    }
}
