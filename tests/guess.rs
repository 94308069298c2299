//! Guess, then reveal, and the one cursor: what a mask hides, what a pen and keys draw, what is told.

use response_atlas::chart::case_guess::{self, Draft};
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, Context, case_cursor, case_guess_draw, day_brush, entry, focus};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::date::Day;
use response_atlas::scene::Scene;
use response_atlas::scene::mark::{Shape, at};
use response_atlas::scene::style::{Role, Stroke};
use response_atlas::seed;
use response_atlas::words::Words;

const WIDTH_PX: f64 = 1080.0;

fn atlas() -> Atlas {
    seed::load().expect("sound seeds")
}

fn day(iso: &str) -> Day {
    Day::parse(iso).expect("a day")
}

fn view(pairs: &[(&str, &str)]) -> View {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry("growth").expect("the figure"), &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    read.view
}

fn context<'a>(atlas: &'a Atlas, view: &'a View, tag: &str) -> Context<'a> {
    Context { atlas, view, words: Words::of(tag).expect("a catalogue"), width_px: WIDTH_PX }
}

fn laid(context: &Context<'_>) -> Figure {
    chart::layout(context.atlas, context.view, context.words, context.width_px)
}

fn texts(scene: &Scene) -> Vec<String> {
    let text = |shape: &Shape| match shape {
        Shape::Text { content, .. } => Some(content.clone()),
        _ => None,
    };
    scene.marks.iter().filter_map(|m| text(&m.shape)).collect()
}

fn lines(scene: &Scene, wanted: impl Fn(&Stroke) -> bool) -> usize {
    scene.marks.iter().filter(|m| matches!(&m.shape, Shape::Line(_, stroke) if wanted(stroke))).count()
}

/// Every day of a series that a figure has a mark for.
fn days(figure: &Figure) -> Vec<Day> {
    let of = |datum: &Datum| match datum {
        Datum::Sample { day, .. } => Some(*day),
        _ => None,
    };
    figure.data.iter().filter_map(of).collect()
}

#[test]
fn a_mask_hides_all_that_comes_after_it() {
    let atlas = atlas();
    let view = view(&[("mask", "2020-03-07")]);
    let figure = laid(&context(&atlas, &view, "en"));
    assert_eq!(days(&figure).into_iter().max(), Some(day("2020-03-07")));
    let told: Vec<usize> = figure
        .data
        .iter()
        .filter_map(|d| if let Datum::Facts(f) = d { Some(f) } else { None })
        .flatten()
        .copied()
        .collect();
    assert!(told.is_empty(), "figures of later days stay away: {told:?}");
    for text in texts(&figure.scene).iter().chain([&figure.account.summary]) {
        assert!(!["9.06", "8.98", "7.4 million", "1.6 million"].iter().any(|end| text.contains(end)), "{text}");
    }
}

#[test]
fn the_scales_of_a_mask_do_not_tell_how_far_the_curve_goes() {
    let atlas = atlas();
    for (pairs, highest) in [
        (vec![("mask", "2020-03-07")], 9_063_264.0),
        (vec![("mask", "2020-03-07"), ("metric", "deaths")], 471_754.0),
        (vec![("mask", "2020-04-07"), ("places", "ITA")], 238_720.0),
    ] {
        let view = view(&pairs);
        let figure = laid(&context(&atlas, &view, "en"));
        assert_eq!(figure.panels.len(), 2);
        for panel in &figure.panels {
            assert!(panel.values.1 >= 2.0 * highest && panel.values.1 < 8.0 * highest, "{pairs:?} {:?}", panel.values);
        }
    }
}

#[test]
fn a_mask_is_put_where_the_documents_own_count_begins() {
    let atlas = atlas();
    let usual = |pairs: &[(&str, &str)]| case_guess::usual_mask(&context(&atlas, &view(pairs), "en")).iso();
    assert_eq!(usual(&[]), "2020-03-07", "the day of the first 100,000");
    assert_eq!(usual(&[("mask", "2020-05-01")]), "2020-03-07", "whatever is masked now");
    assert_eq!(usual(&[("places", "SRB")]), "2020-03-27", "the middle, where a place never came so far");
}

/// A figure masked on 7 March with a draft, drawn to a total on the last day.
fn drawn(context: &Context<'_>, figure: &Figure, share: f64) -> Draft {
    let mut draft = Draft::new(context).expect("something is left to draw");
    let log = figure.panels.iter().find(|p| p.is_log).expect("a log plot").plot;
    let height = log.bottom() - share * log.height;
    assert!(!draft.press(figure, at(log.x + 10.0, log.y + 40.0)), "before the mask nothing is drawn");
    assert!(draft.press(figure, at(log.right() - 2.0, height)));
    draft.stroke(at(log.right() + 40.0, height));
    draft.lift();
    draft
}

#[test]
fn a_pen_draws_in_one_plot_and_both_show_it() {
    let atlas = atlas();
    let view = view(&[("mask", "2020-03-07")]);
    let context = context(&atlas, &view, "en");
    let figure = laid(&context);
    let draft = drawn(&context, &figure, 0.8);
    let mut overlay = Scene::new(WIDTH_PX, figure.scene.height_px);
    case_guess_draw::draw(&mut overlay, &context, &figure, &draft);
    let is_guess = |stroke: &Stroke| stroke.paint.role == Role::AidIn && stroke.width_px > 2.0 && stroke.dash.is_some();
    assert_eq!(lines(&overlay, is_guess), 2);
    let said = texts(&overlay).into_iter().filter(|text| text.contains("guess, not data")).count();
    assert_eq!(said, 2, "each line says that it is a guess");
    assert_eq!(lines(&overlay, |stroke| stroke.paint.role == Role::Ink), 0, "the rest is not shown yet");
    assert!(draft.told(&context).is_empty());
}

#[test]
fn what_is_revealed_is_the_series_and_how_the_guess_stands_to_it() {
    let atlas = atlas();
    let view = view(&[("mask", "2020-03-07")]);
    for (tag, under, over) in [("en", "times as much", "had not come to"), ("zh", "是猜测的", "尚未达到")] {
        let context = context(&atlas, &view, tag);
        let figure = laid(&context);
        let mut low = drawn(&context, &figure, 0.65);
        low.reveal();
        assert!(low.is_revealed() && !low.key("ArrowUp", false), "what is revealed is not changed");
        let told = low.told(&context);
        assert_eq!(told.len(), 3);
        assert!(told[0].contains(under), "{told:?}");
        let mut high = drawn(&context, &figure, 0.99);
        high.reveal();
        let told = high.told(&context);
        assert!(told[1].contains(over), "{told:?}");
        let mut overlay = Scene::new(WIDTH_PX, figure.scene.height_px);
        case_guess_draw::draw(&mut overlay, &context, &figure, &high);
        assert_eq!(lines(&overlay, |stroke| stroke.paint.role == Role::Ink && stroke.width_px > 1.5), 2);
        assert!(
            texts(&overlay).iter().any(|text| text.contains("9.06") || text.contains("906")),
            "{:?}",
            texts(&overlay)
        );
    }
}

#[test]
fn keys_draw_as_a_pen_does() {
    let atlas = atlas();
    let view = view(&[("mask", "2020-03-07")]);
    let context = context(&atlas, &view, "en");
    let mut draft = Draft::new(&context).expect("something is left to draw");
    draft.reveal();
    assert!(!draft.is_revealed(), "nothing is drawn, so nothing is revealed");
    assert_eq!(draft.speech(&context), "8 March 2020: 103,000");
    for key in ["ArrowRight", "PageDown", "ArrowLeft"] {
        assert!(draft.key(key, false));
    }
    assert!(draft.speech(&context).starts_with("15 March 2020"), "{}", draft.speech(&context));
    for _ in 0..8 {
        assert!(draft.key("ArrowUp", true));
    }
    assert_eq!(draft.speech(&context), "15 March 2020: 1.03 million", "eight long steps are a factor of ten");
    let at = |draft: &Draft, iso| draft.guess().at(day(iso)).expect("a day that is drawn");
    let ratio = at(&draft, "2020-03-11") / at(&draft, "2020-03-07");
    assert!((ratio - 10.0_f64.sqrt()).abs() < 0.01, "the days passed over rise by equal factors: {ratio}");
    assert!(draft.key("End", false) && draft.speech(&context).starts_with("23 June 2020: 1.03"));
    assert!(!draft.key("x", false));
    assert!(draft.is_of(&context));
}

#[test]
fn nothing_is_left_to_draw_after_the_last_day() {
    let atlas = atlas();
    let view = view(&[("mask", "2020-06-23")]);
    assert_eq!(Draft::new(&context(&atlas, &view, "en")), None);
}

/// The overlay of a day of the world in focus.
fn cursor(context: &Context<'_>, figure: &Figure, wanted: Day) -> Scene {
    let is_it =
        |datum: u32| matches!(figure.data.get(datum as usize), Some(Datum::Sample { day, .. }) if *day == wanted);
    let target = figure.scene.targets.iter().position(|t| is_it(t.datum)).expect("a day of a series");
    let mut overlay = focus::scene(figure, Some(target));
    case_cursor::draw(&mut overlay, context, figure, Some(target));
    overlay
}

#[test]
fn a_day_in_focus_stands_in_every_plot_with_its_values() {
    let atlas = atlas();
    for (pairs, plots, value) in [
        (vec![], 2, "3,899,742"),
        (vec![("view", "daily")], 1, "a day"),
        (vec![("view", "doubling"), ("places", "WLD,ITA")], 2, "doubles in"),
        (vec![("view", "aligned"), ("places", "WLD,ITA")], 2, "day 111"),
        (vec![("scale", "log")], 1, "3,815,766"),
    ] {
        let view = view(&pairs);
        let context = context(&atlas, &view, "en");
        let figure = laid(&context);
        let overlay = cursor(&context, &figure, day("2020-05-09"));
        let rules = lines(&overlay, |stroke| stroke.paint.role == Role::InkSoft && stroke.width_px == 0.0);
        assert_eq!(rules, plots, "{pairs:?}");
        assert!(texts(&overlay).iter().any(|text| text.contains(value)), "{pairs:?} {:?}", texts(&overlay));
    }
    let view = view(&[]);
    let context = context(&atlas, &view, "en");
    let overlay = cursor(&context, &laid(&context), day("2020-04-14"));
    let said = texts(&overlay).into_iter().filter(|text| text.contains("1,882,211")).count();
    assert_eq!(said, 2, "also where a stated figure covers the day");
}

#[test]
fn what_is_stated_lights_up_in_both_plots() {
    let atlas = atlas();
    let view = view(&[]);
    let context = context(&atlas, &view, "en");
    let figure = laid(&context);
    let stated = figure.scene.targets.iter().position(|t| matches!(figure.data[t.datum as usize], Datum::Facts(_)));
    let plain = focus::scene(&figure, stated);
    let mut both = plain.clone();
    case_cursor::draw(&mut both, &context, &figure, stated);
    let added = &both.marks[plain.marks.len()..];
    let other = figure.panels[1].plot;
    let is_ring = |shape: &Shape| matches!(shape, Shape::Disc { center, fill: None, .. } if other.contains(*center));
    assert!(added.len() > 2 && added.iter().any(|m| is_ring(&m.shape)), "{added:?}");
}

#[test]
fn the_nearest_day_is_found_from_anywhere_in_a_plot() {
    let atlas = atlas();
    let view = view(&[]);
    let context = context(&atlas, &view, "en");
    let figure = laid(&context);
    for panel in &figure.panels {
        let wanted = day("2020-05-09");
        let x = day_brush::x_px(panel, wanted);
        let found = case_cursor::near(&figure, at(x + 0.4, panel.plot.y + 5.0)).expect("a day");
        let datum = figure.data.get(figure.scene.targets[found].datum as usize);
        assert!(matches!(datum, Some(Datum::Sample { day, .. }) if *day == wanted), "{datum:?}");
    }
    assert_eq!(case_cursor::near(&figure, at(5.0, 5.0)), None);
}
