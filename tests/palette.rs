//! The palette: the same in the core and on the page, legible on paper, and told apart by readers
//! with each of the three color-vision deficiencies.

use std::fs;

use response_atlas::scene::style::Role;
use response_atlas::scene::theme::{Rgb, Theme};

const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore];

/// What must be told apart by color: the four meanings, and ink.
const MEANINGS: [Role; 5] = [Role::Ink, Role::Cases, Role::AidOut, Role::AidIn, Role::Organisation];

/// Least OKLab distance between two meanings.
const LEAST_DISTANCE: f64 = 0.15;

/// What steps back or is not stated: no meaning hangs on a gray beside a meaning, since its form (a
/// thin or dashed line, an outline, words) tells it apart; ink and the grays are told from each other.
const GRAYS: [Role; 2] = [Role::InkSoft, Role::Muted];

/// Least OKLab distance between ink and the grays.
const LEAST_FURTHER: f64 = 0.10;

/// What lies under marks and words.
const GROUNDS: [Role; 3] = [Role::Paper, Role::Band, Role::Land];

/// What only separates or fills: no mark is read by it.
const QUIET: [Role; 5] = [Role::Paper, Role::Rule, Role::Land, Role::LandEdge, Role::Band];

/// A 3 x 3 matrix, row by row.
type Matrix = [[f64; 3]; 3];

/// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
/// Deficiency. IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1 at
/// severity 1.0; they apply to linear RGB.
const DEFICIENCIES: [(&str, Matrix); 3] = [
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// Full sight.
const NONE: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

fn times(matrix: &Matrix, color: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * color[0] + row[1] * color[1] + row[2] * color[2])
}

/// Linear light of an sRGB color (IEC 61966-2-1), 0 to 1.
fn linear(Rgb(r, g, b): Rgb) -> [f64; 3] {
    [r, g, b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
    })
}

/// OKLab of linear RGB (Ottosson 2020, "A perceptual color space for image processing").
fn oklab(color: [f64; 3]) -> [f64; 3] {
    const TO_CONES: Matrix = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    const TO_LAB: Matrix = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(&TO_LAB, times(&TO_CONES, color).map(libm::cbrt))
}

/// OKLab distance of two colors as an eye sees them.
fn distance(a: Rgb, b: Rgb, eye: &Matrix) -> f64 {
    let seen = |color| oklab(times(eye, linear(color)).map(|c| c.clamp(0.0, 1.0)));
    let (a, b) = (seen(a), seen(b));
    libm::sqrt((0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum())
}

/// Contrast ratio (WCAG 2.2).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

/// The name of a role's custom property.
fn property(role: Role) -> String {
    let mut name = String::from("--");
    for (i, c) in format!("{role:?}").chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// The colors that each block of the page's tokens sets, without and with more contrast: selector,
/// property, value.
fn tokens() -> [Vec<(String, String, String)>; 2] {
    let text = fs::read_to_string("www/style/tokens.css").expect("the page's tokens");
    let (usual, more) = text.split_once("@media screen and (prefers-contrast: more)").expect("more contrast");
    [colors(usual), colors(more)]
}

fn colors(text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for block in text.split('}') {
        let Some((selectors, body)) = block.rsplit_once('{') else { continue };
        let selector = selectors.rsplit(['{', '/']).next().unwrap_or_default().trim().to_string();
        for line in body.split(';') {
            if let Some((name, value)) = line.split_once(':').filter(|(_, value)| value.trim().starts_with('#')) {
                found.push((selector.clone(), name.trim().to_string(), value.trim().to_string()));
            }
        }
    }
    found
}

/// The pairs of roles that are nearer than they may be, in each theme.
fn faults_between(roles: &[Role], least: f64, eye: &(&str, Matrix), color: impl Fn(Theme, Role) -> Rgb) -> Vec<String> {
    let mut faults = Vec::new();
    for theme in THEMES {
        for (i, a) in roles.iter().enumerate() {
            for b in &roles[i + 1..] {
                let apart = distance(color(theme, *a), color(theme, *b), &eye.1);
                if apart < least {
                    faults.push(format!("{} {}: {a:?} and {b:?} are {apart:.3} apart", theme.word(), eye.0));
                }
            }
        }
    }
    faults
}

/// The three deficiencies and full sight.
fn eyes() -> impl Iterator<Item = (&'static str, Matrix)> {
    DEFICIENCIES.into_iter().chain([("full sight", NONE)])
}

#[test]
fn the_page_and_the_core_have_one_palette() {
    let [usual, more] = tokens();
    check_tokens(&usual, Theme::Light, Theme::Dark);
    check_tokens(&more, Theme::LightMore, Theme::DarkMore);
}

fn check_tokens(tokens: &[(String, String, String)], light: Theme, dark: Theme) {
    let blocks = [(":root", light), (":root[data-theme=\"dark\"]", dark), (":root:not([data-theme=\"light\"])", dark)];
    for (block, theme) in blocks {
        let mut here: Vec<(&str, &str)> =
            tokens.iter().filter(|(s, ..)| s == block).map(|(_, n, v)| (n.as_str(), v.as_str())).collect();
        let mut expected: Vec<(String, String)> = Role::ALL
            .iter()
            .map(|role| {
                let Rgb(r, g, b) = theme.color(*role);
                (property(*role), format!("#{r:02X}{g:02X}{b:02X}"))
            })
            .collect();
        here.sort_unstable();
        expected.sort_unstable();
        let expected: Vec<(&str, &str)> = expected.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(here, expected, "{} {block}", theme.word());
    }
    let known = |s: &str| blocks.iter().any(|(block, _)| *block == s);
    let strays: Vec<_> = tokens.iter().filter(|(selector, ..)| !known(selector)).collect();
    assert!(strays.is_empty(), "colors in a block that no theme has: {strays:?}");
}

#[test]
fn every_role_is_of_one_set() {
    let of_sets: Vec<Role> = MEANINGS.into_iter().chain(GRAYS).chain(QUIET).collect();
    for role in Role::ALL {
        assert_eq!(of_sets.iter().filter(|r| **r == role).count(), 1, "{role:?}");
    }
}

#[test]
fn four_meanings_and_ink_are_told_apart_by_every_eye() {
    for eye in eyes() {
        let faults = faults_between(&MEANINGS, LEAST_DISTANCE, &eye, Theme::color);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn ink_and_grays_are_told_apart_by_every_eye() {
    for eye in eyes() {
        let faults = faults_between(&[Role::Ink, GRAYS[0], GRAYS[1]], LEAST_FURTHER, &eye, Theme::color);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn what_is_read_has_contrast_on_every_ground() {
    for theme in THEMES {
        let (words, marks) = if matches!(theme, Theme::Light | Theme::Dark) { (4.5, 3.0) } else { (7.0, 4.5) };
        for role in MEANINGS.into_iter().chain([Role::InkSoft]) {
            let ratio = contrast(theme.color(role), theme.color(Role::Paper));
            assert!(ratio >= words, "{} {role:?}: {ratio:.2}", theme.word());
        }
        for ground in GROUNDS {
            for role in MEANINGS.into_iter().chain(GRAYS) {
                let ratio = contrast(theme.color(role), theme.color(ground));
                let least = if ground == Role::Paper { marks } else { 3.0 };
                assert!(ratio >= least, "{} {role:?} on {ground:?}: {ratio:.2}", theme.word());
            }
        }
    }
}

#[test]
fn the_measures_give_known_values() {
    let (white, black) = (Rgb(255, 255, 255), Rgb(0, 0, 0));
    assert!((contrast(white, black) - 21.0).abs() < 1e-9);
    assert!((distance(white, black, &NONE) - 1.0).abs() < 1e-3);
    // #767676 is the palest gray that passes 4.5:1 on white.
    assert!(contrast(Rgb(0x76, 0x76, 0x76), white) >= 4.5 && contrast(Rgb(0x77, 0x77, 0x77), white) < 4.5);
    // Each row of a matrix sums to one, so gray stays gray.
    for (name, matrix) in &DEFICIENCIES {
        let gray = times(matrix, [0.5, 0.5, 0.5]);
        assert!(gray.iter().all(|c| (c - 0.5).abs() < 1e-5), "{name} {gray:?}");
    }
}

#[test]
fn red_and_green_of_one_lightness_would_be_seen_as_a_fault() {
    let clash = |_, role| match role {
        Role::Cases => Rgb(0xC0, 0x50, 0x50),
        Role::AidOut => Rgb(0x7A, 0x75, 0x30),
        _ => Rgb(0, 0, 0),
    };
    let faults = faults_between(&MEANINGS, LEAST_DISTANCE, &DEFICIENCIES[1], clash);
    assert!(faults.iter().any(|f| f.contains("Cases and AidOut")), "{faults:?}");
}

/// Lightness by the eye (CIE 1976 L*), 0 to 100.
fn lightness(color: Rgb) -> f64 {
    let [r, g, b] = linear(color);
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    if y > 216.0 / 24389.0 { 116.0 * libm::cbrt(y) - 16.0 } else { y * 24389.0 / 27.0 }
}

/// Least step of L* between two meanings that a printer without colors keeps apart; dashes, markers
/// and labels tell them apart as well.
const LEAST_STEP: f64 = 8.0;

#[test]
fn grays_stay_apart_by_their_lightness_alone() {
    let gray = |role| Theme::Gray.color(role);
    for (i, a) in MEANINGS.iter().enumerate() {
        for b in &MEANINGS[i + 1..] {
            let step = (lightness(gray(*a)) - lightness(gray(*b))).abs();
            assert!(step >= LEAST_STEP, "{a:?} and {b:?} are {step:.1} apart");
        }
        assert!(contrast(gray(*a), gray(Role::Paper)) >= 4.5, "{a:?}");
    }
    assert!(contrast(gray(Role::InkSoft), gray(Role::Paper)) >= 4.5);
    assert!(contrast(gray(Role::Muted), gray(Role::Paper)) >= 3.0);
    // What goes out and what comes in are furthest apart: on the map only an arrow's head tells more.
    assert!((lightness(gray(Role::AidOut)) - lightness(gray(Role::AidIn))).abs() >= 35.0);
    for role in Role::ALL {
        let Rgb(r, g, b) = gray(role);
        assert!(r == g && g == b, "{role:?} has a hue");
        let (light, white) = (Theme::Light.color(role), Theme::White.color(role));
        assert!(light == white || role == Role::Paper, "{role:?} of white paper is that of light paper");
    }
}
