//! The heights of the figures' frames, as a style sheet.
//!
//! In: the height of each figure's first view in CSS px, asked at every width that the page lays a
//! canvas out at. Out: one container rule for each width at which a height changes. Before the
//! canvas comes, a picture stands in a frame of the canvas's height, so nothing moves when it does.

use std::fmt::Write;

use super::site::BANDS;

/// Frames are this wide at least, in CSS px.
const NARROWEST_PX: u32 = 280;

/// The page lays a canvas out at the next lower multiple of this width, in CSS px
/// (`WIDTH_STEP_PX` of `www/figure.js`), so that each width has a known height.
pub const STEP_PX: u32 = 8;

/// The style sheet for figures by id and the height of each at a width.
pub fn sheet(ids: &[&str], height_px: impl Fn(&str, f64) -> f64) -> String {
    let widest_px = BANDS.last().map_or(0.0, |band| band.0);
    let mut out = String::new();
    let mut last = vec![String::new(); ids.len()];
    let mut width_px = NARROWEST_PX;
    while f64::from(width_px) <= widest_px {
        let mut rules = String::new();
        for (id, last) in ids.iter().zip(&mut last) {
            let now = format!("{}px", height_px(id, f64::from(width_px)));
            if now != *last {
                let _ = write!(rules, "[data-figure={id}] picture{{--picture-height:{now}}}");
                *last = now;
            }
        }
        if !rules.is_empty() {
            let _ = writeln!(out, "@container(min-width:{width_px}px){{{rules}}}");
        }
        width_px += STEP_PX;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_stands_where_a_height_changes_and_nowhere_else() {
        let sheet = sheet(&["a", "b"], |id, width| if id == "a" && width >= 600.0 { 300.0 } else { 450.5 });
        let expected = "@container(min-width:280px){[data-figure=a] picture{--picture-height:450.5px}\
             [data-figure=b] picture{--picture-height:450.5px}}\n\
             @container(min-width:600px){[data-figure=a] picture{--picture-height:300px}}\n";
        assert_eq!(sheet, expected);
    }
}
