//! A pen for SVG: shapes by class, text escaped, one decimal. Knows nothing about what is drawn.

use core::fmt::Write;

/// A drawing in the making.
pub(super) struct Pen {
    out: String,
}

impl Pen {
    /// A drawing `width` × `height` units; `class` keeps its least width on a phone.
    pub(super) fn new(class: &str, width: f64, height: f64, story: &str) -> Self {
        let mut out = String::with_capacity(2048);
        // Writing to a String cannot fail; the results are dropped for that reason throughout.
        let _ = write!(
            out,
            r#"<svg class="{class}" viewBox="0 0 {} {}" role="img" aria-label="{}">"#,
            n(width),
            n(height),
            escaped(story)
        );
        Self { out }
    }

    /// The arrow head that [`Pen::arrow`] uses; `id` must be unique on the page.
    pub(super) fn head(&mut self, id: &str) {
        let _ = write!(
            self.out,
            r#"<defs><marker id="{id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>"#
        );
    }

    pub(super) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        let _ = write!(
            self.out,
            r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}" rx="2"/>"#,
            n(x),
            n(y),
            n(width.max(0.0)),
            n(height.max(0.0))
        );
    }

    pub(super) fn line(&mut self, class: &str, x1: f64, y1: f64, x2: f64, y2: f64) {
        let _ = write!(
            self.out,
            r#"<line class="{class}" x1="{}" y1="{}" x2="{}" y2="{}"/>"#,
            n(x1),
            n(y1),
            n(x2),
            n(y2)
        );
    }

    pub(super) fn circle(&mut self, class: &str, x: f64, y: f64, r: f64) {
        let _ = write!(self.out, r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#, n(x), n(y), n(r));
    }

    pub(super) fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let _ =
            write!(self.out, r#"<text class="{class}" x="{}" y="{}">{}</text>"#, n(x), n(y), escaped(text));
    }

    /// A path with an arrow head at its end; `d` holds only numbers and letters of path commands.
    pub(super) fn arrow(&mut self, head: &str, d: &str) {
        let _ = write!(self.out, r#"<path class="arrow" marker-end="url(#{head})" d="{d}"/>"#);
    }

    /// A polyline through the points.
    pub(super) fn polyline(&mut self, class: &str, points: &[(f64, f64)]) {
        let joined: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
        let _ = write!(self.out, r#"<polyline class="{class}" points="{}"/>"#, joined.join(" "));
    }

    pub(super) fn done(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}

/// A coordinate with at most one decimal.
pub(super) fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), ToOwned::to_owned)
}

/// A text in at most two lines of about `room` letters each, broken between words; the second is shortened.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut first = String::new();
    let mut rest = text.split_whitespace().peekable();
    while let Some(word) = rest.peek() {
        if !first.is_empty() && first.chars().count() + 1 + word.chars().count() > room {
            break;
        }
        if !first.is_empty() {
            first.push(' ');
        }
        first.push_str(word);
        rest.next();
    }
    let second = rest.collect::<Vec<_>>().join(" ");
    let mut lines = vec![fitted(&first, room)];
    if !second.is_empty() {
        lines.push(fitted(&second, room));
    }
    lines
}

/// Text that fits a box of `room` small letters, the rest as an ellipsis; the table has it whole. Offices write names
/// in capitals, which are wider.
pub(super) fn fitted(text: &str, room: usize) -> String {
    // Tenths of a small letter.
    let wide = |c: char| if c.is_uppercase() || matches!(c, 'm' | 'w') { 14 } else { 10 };
    if text.chars().map(wide).sum::<usize>() <= room * 10 {
        return text.to_owned();
    }
    let mut used = 10;
    let kept = text.chars().take_while(|c| {
        used += wide(*c);
        used <= room * 10
    });
    let mut out: String = kept.collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// A round number at or above `value`, for the end of an axis.
pub(super) fn round_up(value: f64) -> f64 {
    if value <= 5.0 {
        return 5.0;
    }
    let step = 10_f64.powf(value.log10().floor()) / 2.0;
    (value / step).ceil() * step
}

/// The end of an axis of whole counts: four equal steps of 1, 2 or 5 times a power of ten.
pub(super) fn whole_axis(top: i64) -> f64 {
    let top = i32::try_from(top).map_or(f64::from(i32::MAX), f64::from);
    let mut power = 1.0;
    loop {
        for unit in [1.0, 2.0, 5.0] {
            if 4.0 * unit * power >= top {
                return 4.0 * unit * power;
            }
        }
        power *= 10.0;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
