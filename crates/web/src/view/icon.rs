//! The icons: 16-px grid, stroke 1.75, drawn by the macro `icon`. An unknown name draws nothing.

/// The drawing of an icon, as the inside of its `svg`.
#[must_use]
pub fn path(name: &str) -> &'static str {
    match name {
        "check" => r#"<path d="M3 8.5 6.5 12 13 4.5"/>"#,
        "cross" => r#"<path d="m4 4 8 8M12 4l-8 8"/>"#,
        "warn" => r#"<path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.6v.1"/>"#,
        "person" => {
            r#"<circle cx="8" cy="5" r="2.75"/><path d="M2.5 14c.5-3 2.7-4.5 5.5-4.5s5 1.5 5.5 4.5"/>"#
        }
        "half" => {
            r#"<circle cx="8" cy="8" r="6.25"/><path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor"/>"#
        }
        "upload" => r#"<path d="M8 11V2.5M4.5 6 8 2.5 11.5 6M2.5 10.5v3h11v-3"/>"#,
        "download" => r#"<path d="M8 2.5V10M4.5 6.8 8 10.3l3.5-3.5M2.5 11.5v2h11v-2"/>"#,
        "arrow" => r#"<path d="M2.5 8h11M9.5 4l4 4-4 4"/>"#,
        "building" => r#"<path d="M3 14V3.5L9 2v12M9 6.5h4V14M1.5 14h13M5.5 6v.1M5.5 9v.1"/>"#,
        "swap" => r#"<path d="M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3"/>"#,
        "chart" => r#"<path d="M2 14h12M4 11V8M8 11V3M12 11V6"/>"#,
        "home" => r#"<path d="m2 7.5 6-5 6 5M3.5 6.5v7h9v-7"/>"#,
        "grid" => r#"<path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z"/>"#,
        "list" => r#"<path d="M5.5 4H14M5.5 8H14M5.5 12H14M2 4v.1M2 8v.1M2 12v.1"/>"#,
        "speech" => r#"<path d="M2 3h12v8H7l-3.5 2.8V11H2z"/>"#,
        "flag" => r#"<path d="M3.5 14V2.5h8.5l-2 3 2 3H3.5"/>"#,
        "globe" => {
            r#"<circle cx="8" cy="8" r="6.25"/><path d="M1.75 8h12.5M8 1.75c3.5 4 3.5 8.5 0 12.5-3.5-4-3.5-8.5 0-12.5"/>"#
        }
        "sort" => r#"<path d="m5 6 3-3 3 3M5 10l3 3 3-3"/>"#,
        "minus" => r#"<path d="M3 8h10"/>"#,
        "clock" => r#"<circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.5 1.5"/>"#,
        "up" => r#"<path d="M8 13V3M4 7l4-4 4 4"/>"#,
        "down" => r#"<path d="M8 3v10M4 9l4 4 4-4"/>"#,
        "paper" => r#"<path d="M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.8 8.5h4.4M5.8 11h4.4"/>"#,
        "info" => r#"<circle cx="8" cy="8" r="6.25"/><path d="M8 7.5V11M8 5v.1"/>"#,
        "lock" => r#"<path d="M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>"#,
        "search" => r#"<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>"#,
        "scale" => r#"<path d="M8 2v12M4.5 14h7M3 4.5h10M3 4.5 1 9.5h4zM13 4.5l-2 5h4z"/>"#,
        _ => "",
    }
}

/// The icon of a notice of a kind: `good`, `warn`, `bad`, anything else is plain information.
#[must_use]
pub fn note_icon(kind: &str) -> &'static str {
    match kind {
        "good" => "check",
        "warn" => "warn",
        "bad" => "cross",
        _ => "info",
    }
}
