//! What every rendered page must satisfy; used by the tests of pages. Reads HTML as text: no parser needed
//! for promises this plain. With `MUTASI_PAGES_DIR` set it also leaves the page there for a picture.

use crate::lang::Lang;

/// Checks a page and, when asked to, writes it down for a picture.
pub(crate) fn page(name: &str, l: Lang, html: &str) {
    let code = l.code();
    let here = format!("{name} ({code})");
    keep(&format!("{name}.{code}"), html);
    assert!(html.contains(&format!("<html lang=\"{code}\"")), "{here}: language");
    assert_eq!(html.matches("<h1").count(), 1, "{here}: exactly one h1");
    for landmark in ["<header", "<main id=\"isi\"", "<footer", "<a class=\"skip\""] {
        assert_eq!(html.matches(landmark).count(), 1, "{here}: {landmark}");
    }
    for banned in [
        "<script",
        " style=\"",
        "<style",
        " onclick=",
        "javascript:",
        ">null<",
        ">N/A<",
        ">None<",
        "Some(",
        "NaN",
    ] {
        assert!(!html.contains(banned), "{here}: contains {banned}");
    }
    controls_have_labels(&here, html);
    ids_are_unique(&here, html);
    references_lead_somewhere(&here, html);
    assert!(!html.contains("href=\"\""), "{here}: a link leads nowhere");
    for button in html.split("<button").skip(1).filter_map(|rest| rest.split("</button").next()) {
        let inside = button.split_once('>').map_or("", |(_, inside)| inside);
        assert!(!text(inside).trim().is_empty(), "{here}: an empty button");
    }
}

fn controls_have_labels(here: &str, html: &str) {
    for tag in tags(html, &["input", "select", "textarea"]) {
        if tag.contains("type=\"hidden\"") {
            continue;
        }
        let id = attribute(tag, "id");
        let wrapped = tag.contains("aria-label=") || tag.contains("aria-labelledby=");
        assert!(
            wrapped
                || id.is_some_and(|id| html.contains(&format!("<label for=\"{id}\""))
                    || html.contains(&format!("for=\"{id}\">"))),
            "{here}: a control without label: {tag}"
        );
    }
}

fn ids_are_unique(here: &str, html: &str) {
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1], "{here}: an id stands twice");
    }
}

fn references_lead_somewhere(here: &str, html: &str) {
    for name in ["aria-labelledby", "aria-describedby"] {
        for value in html.split(&format!("{name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
            for id in value.split_whitespace() {
                assert!(html.contains(&format!(" id=\"{id}\"")), "{here}: {name} of nothing: {id}");
            }
        }
    }
}

fn tags<'a>(html: &'a str, names: &[&str]) -> Vec<&'a str> {
    html.split('<')
        .skip(1)
        .filter(|rest| {
            names
                .iter()
                .any(|name| rest.strip_prefix(name).is_some_and(|after| after.starts_with([' ', '>'])))
        })
        .filter_map(|rest| rest.split('>').next())
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn text(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, after)| after)).collect()
}

fn keep(name: &str, html: &str) {
    let Ok(folder) = std::env::var("MUTASI_PAGES_DIR") else { return };
    // The picture is taken from a file, where an absolute address leads nowhere.
    let local = html.replace(&crate::assets::stylesheet(), "app.css");
    std::fs::write(format!("{folder}/{name}.html"), local).expect("the folder for pictures takes a file");
    std::fs::write(format!("{folder}/app.css"), include_str!("../assets/app.css"))
        .expect("the folder takes a file");
}
