//! SVG's polylines and polygons as paths, which say the same in half the bytes.
//!
//! Comes in: an element as plotters-svg writes it, in whole grid steps. Goes out: a [`Path`] that
//! says each point by its step from the last. Open lines of one look that follow one another,
//! such as the pieces of a dashed one, become one path, unless they are translucent: where those
//! cross, both must show. An area and the line about it are one path too, filled and stroked.

/// One path element in the making.
pub(super) struct Path {
    attributes: String,
    data: String,
    is_open: bool,
    end: (i32, i32),
}

impl Path {
    /// The path of a polyline or polygon element; none for any other.
    pub fn read(element: &str) -> Option<Path> {
        let open = element.strip_prefix("<polyline");
        let (attributes, rest) = open.or_else(|| element.strip_prefix("<polygon"))?.split_once(" points=\"")?;
        let points: Option<Vec<(i32, i32)>> = rest.strip_suffix("\"/>")?.split_whitespace().map(point).collect();
        let points = points?;
        let start = *points.first()?;
        let mut data = format!("M{} {}", start.0, start.1);
        steps(&mut data, &points);
        if open.is_none() {
            data.push('z');
        }
        let end = *points.last()?;
        Some(Path { attributes: attributes.to_string(), data, is_open: open.is_some(), end })
    }

    /// Takes the next path into this one; gives it back when they must stay apart.
    pub fn join(&mut self, next: Path) -> Option<Path> {
        if let Some(edge) = self.edge(&next) {
            self.attributes.push_str(&edge);
            return None;
        }
        let alike = self.is_open && next.is_open && self.attributes == next.attributes;
        if !alike || self.attributes.contains("opacity") {
            return Some(next);
        }
        let moved = next.data.strip_prefix('M').and_then(|data| {
            let length = data.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(data.len());
            let (start, steps) = data.split_at(length);
            let (x, y) = start.split_once(' ')?;
            let start: (i32, i32) = (x.parse().ok()?, y.parse().ok()?);
            Some(format!("m{}{steps}", pair(start.0 - self.end.0, start.1 - self.end.1)))
        });
        let Some(moved) = moved else { return Some(next) };
        self.data.push_str(&moved);
        self.end = next.end;
        None
    }

    /// How an opaque area is stroked besides, when the next path is the closed line about it.
    fn edge(&self, next: &Path) -> Option<String> {
        let is_about = !self.is_open && next.is_open && self.data.strip_suffix('z') == Some(&next.data);
        let is_bare = !self.attributes.contains("stroke") && !self.attributes.contains("opacity");
        let edge = next.attributes.strip_prefix(" fill=\"none\"").filter(|a| !a.contains("opacity"));
        edge.filter(|_| is_about && is_bare).map(str::to_string)
    }

    /// The element, on a line of its own.
    pub fn element(&self) -> String {
        format!("<path{} d=\"{}\"/>\n", self.attributes, self.data)
    }
}

fn point(text: &str) -> Option<(i32, i32)> {
    let (x, y) = text.split_once(',')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// The steps from point to point; a level or upright one says one number only.
fn steps(data: &mut String, points: &[(i32, i32)]) {
    let mut is_slanted = false;
    for pair_of in points.windows(2) {
        let [from, to] = pair_of else { continue };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let slants = dx != 0 && dy != 0;
        match (dx, dy) {
            (0, 0) => continue,
            (dx, 0) => data.push_str(&format!("h{dx}")),
            (0, dy) => data.push_str(&format!("v{dy}")),
            _ if !is_slanted => data.push_str(&format!("l{}", pair(dx, dy))),
            _ if dx < 0 => data.push_str(&pair(dx, dy)),
            _ => data.push_str(&format!(" {}", pair(dx, dy))),
        }
        is_slanted = slants;
    }
}

/// Two numbers; a minus parts them as well as a blank does.
fn pair(x: i32, y: i32) -> String {
    if y < 0 { format!("{x}{y}") } else { format!("{x} {y}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(elements: &[&str], expected: &str) {
        let mut paths: Vec<Path> = Vec::new();
        for path in elements.iter().filter_map(|e| Path::read(e)) {
            let apart = match paths.last_mut() {
                Some(last) => last.join(path),
                None => Some(path),
            };
            paths.extend(apart);
        }
        assert_eq!(paths.iter().map(Path::element).collect::<String>(), expected);
    }

    #[test]
    fn a_polygon_steps_from_point_to_point_and_closes() {
        check(
            &["<polygon fill=\"#FFF\" points=\"5,5 15,5 15,9 10,4 11,2 12,3\"/>"],
            "<path fill=\"#FFF\" d=\"M5 5h10v4l-5-5 1-2 1 1z\"/>\n",
        );
    }

    #[test]
    fn dashes_of_one_line_are_one_path() {
        check(
            &["<polyline a=\"\" points=\"0,8 4,8\"/>", "<polyline a=\"\" points=\"6,8 10,8\"/>"],
            "<path a=\"\" d=\"M0 8h4m2 0h4\"/>\n",
        );
    }

    #[test]
    fn an_area_and_the_line_about_it_are_one_path() {
        let points = "points=\"0,0 4,4 0,4 0,0\"/>";
        let area = format!("<polygon fill=\"#FFF\" {points}");
        check(
            &[&area, &format!("<polyline fill=\"none\" stroke=\"#000\" {points}"), &area],
            "<path fill=\"#FFF\" stroke=\"#000\" d=\"M0 0l4 4h-4v-4z\"/>\n<path fill=\"#FFF\" d=\"M0 0l4 4h-4v-4z\"/>\n",
        );
    }

    #[test]
    fn translucent_lines_stay_apart() {
        let line = "<polyline opacity=\"0.5\" points=\"0,0 4,4\"/>";
        let path = "<path opacity=\"0.5\" d=\"M0 0l4 4\"/>\n";
        check(&[line, line], &format!("{path}{path}"));
    }

    #[test]
    fn another_element_is_no_path() {
        assert!(Path::read("<circle cx=\"1\" cy=\"2\" r=\"3\"/>").is_none());
    }
}
