//! Walks the pages of a role by their links, so that no address has to be listed twice.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::Context as _;

use super::Stopwatch;
use super::http::{Answer, Visitor};

/// Concrete addresses kept for one pattern.
const KEPT: usize = 5;

/// Addresses without parameters that `web` declares.
///
/// # Errors
/// Where the file of addresses cannot be read.
pub(crate) fn declared() -> anyhow::Result<Vec<String>> {
    let text = std::fs::read_to_string(crate::root()?.join("crates/web/src/routes.rs"))
        .context("the addresses of web")?;
    let paths = text
        .lines()
        .filter(|line| line.starts_with("pub const "))
        .filter_map(|line| line.split('"').nth(1))
        .filter(|path| path.starts_with('/') && !path.contains('{') && *path != "/keluar")
        .map(str::to_owned)
        .collect();
    Ok(paths)
}

/// Signs in by the form of `/masuk`.
///
/// # Errors
/// Where the form is not there or the sign-in is not taken.
pub(crate) fn sign_in(host: &str, login: &str, password: &str) -> anyhow::Result<Visitor> {
    let mut visitor = Visitor { host: host.to_owned(), cookie: None };
    let page = visitor.get("/masuk")?;
    visitor.cookie = page.cookie();
    let fields = inputs(&page.body)
        .into_iter()
        .map(|(name, kind, value)| match kind.as_str() {
            "hidden" => (name, value),
            "password" => (name, password.to_owned()),
            _ => (name, login.to_owned()),
        })
        .collect::<Vec<_>>();
    let answer = visitor.post("/masuk", &fields)?;
    anyhow::ensure!(
        matches!(answer.status, 302 | 303),
        "{login} could not sign in: status {} with fields {:?}",
        answer.status,
        fields.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    visitor.cookie = answer.cookie().or(visitor.cookie);
    Ok(visitor)
}

/// Fields of the form that asks for a password.
fn inputs(page: &str) -> Vec<(String, String, String)> {
    let form = page.split("<form").find(|form| form.contains("type=\"password\"")).unwrap_or_default();
    fields(form.split("</form").next().unwrap_or_default())
}

/// Name, type and value of each named input.
fn fields(form: &str) -> Vec<(String, String, String)> {
    form.split("<input")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter_map(|tag| {
            let kind = attribute(tag, "type").unwrap_or_else(|| "text".to_owned());
            let value = attribute(tag, "value").unwrap_or_default().replace("&amp;", "&");
            Some((attribute(tag, "name")?, kind, value))
        })
        .collect()
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
}

/// Addresses that a visitor may open, by pattern.
pub(crate) fn walk(visitor: &Visitor, starts: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut queue: VecDeque<String> = starts.iter().cloned().collect();
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut open: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(path) = queue.pop_front() {
        let shape = pattern(&path);
        let count = tried.entry(shape.clone()).or_default();
        if *count >= KEPT || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        let Ok(answer) = visitor.get(&path) else { continue };
        if answer.status == 200 {
            queue.extend(links(&answer));
            queue.extend(questions(&path, &answer.body));
            open.entry(shape).or_default().push(path);
        }
    }
    open
}

/// Links of a page to pages of ours; signing out, static files and the other language are left out.
fn links(page: &Answer) -> Vec<String> {
    page.body
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.starts_with('/') && !path.starts_with("//"))
        .filter(|path| !path.starts_with("/aset/") && !path.starts_with("/keluar") && !path.contains("lang="))
        .map(|path| path.split('#').next().unwrap_or_default().replace("&amp;", "&"))
        .collect()
}

/// Addresses that the search forms of a page lead to: each choice of a list once, a letter in fields of text.
fn questions(path: &str, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for form in page.split("<form").skip(1).filter_map(|rest| rest.split("</form").next()) {
        let (tag, inside) = form.split_once('>').unwrap_or_default();
        if tag.contains("method=\"post\"") {
            continue;
        }
        // The place within the page is not sent.
        let action = attribute(tag, "action").unwrap_or_else(|| path.to_owned());
        let action = action.split('#').next().unwrap_or_default().to_owned();
        let fixed: Vec<String> = fields(inside)
            .into_iter()
            .filter(|(_, kind, _)| kind != "checkbox" && kind != "radio")
            .map(|(name, kind, value)| {
                let value = if kind == "hidden" || !value.is_empty() { value } else { "a".to_owned() };
                format!("{name}={}", super::http::escape(&value))
            })
            .collect();
        for choice in choices(inside) {
            let question: Vec<&str> = fixed.iter().map(String::as_str).chain(choice.as_deref()).collect();
            found.push(format!("{}?{}", action.replace("&amp;", "&"), question.join("&")));
        }
    }
    found.retain(|path| path.starts_with('/'));
    found
}

/// The choices of the lists of a form, as `name=value`; nothing once where there is no list.
fn choices(form: &str) -> Vec<Option<String>> {
    let mut found = vec![None];
    for list in form.split("<select").skip(1).filter_map(|rest| rest.split("</select").next()) {
        let Some(name) = attribute(list.split('>').next().unwrap_or_default(), "name") else { continue };
        let options =
            list.split("<option").skip(1).filter_map(|rest| attribute(rest.split('>').next()?, "value"));
        let filled = options.filter(|value| !value.is_empty()).take(KEPT);
        found.extend(filled.map(|value| Some(format!("{name}={}", super::http::escape(&value)))));
    }
    found
}

/// An address with its ids, and the values of its question, taken out.
fn pattern(path: &str) -> String {
    let (path, question) = path.split_once('?').unwrap_or((path, ""));
    let is_id = |part: &str| part.len() >= 20 && part.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let parts: Vec<&str> = path.split('/').map(|part| if is_id(part) { "{id}" } else { part }).collect();
    let keys: BTreeSet<&str> = question.split('&').filter_map(|pair| pair.split('=').next()).collect();
    let keys: Vec<&str> = keys.into_iter().filter(|key| !key.is_empty()).collect();
    let question = if keys.is_empty() { String::new() } else { format!("?{}", keys.join("&")) };
    format!("{}{question}", parts.join("/"))
}

/// Milliseconds of `requests` fetches, turn by turn over the addresses; the first fetch of each warms up.
///
/// # Errors
/// Where a page that answered before does not answer now.
pub(crate) fn measure(visitor: &Visitor, paths: &[String], requests: usize) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::with_capacity(requests);
    for path in paths.iter().cycle().take(requests) {
        let watch = Stopwatch::start();
        let answer = visitor.get(path)?;
        times.push(watch.seconds() * 1000.0);
        anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_no_ids_and_no_values() {
        let id = "0198c0de-0000-7000-8000-000000000001";
        assert_eq!(
            pattern(&format!("/rencana/{id}/siapa/{id}?kursi=1&a=2")),
            "/rencana/{id}/siapa/{id}?a&kursi"
        );
        assert_eq!(pattern("/kebutuhan.xlsx"), "/kebutuhan.xlsx");
    }

    #[test]
    fn search_forms_are_filled_in() {
        let page = "<form action=\"/cari\"><input name=\"q\" value=\"\"><select name=\"u\"><option value=\"\">-</option>\
                    <option value=\"1\">x</option></select></form><form method=\"post\" action=\"/x\"></form>";
        assert_eq!(questions("/", page), ["/cari?q=a", "/cari?q=a&u=1"]);
    }

    #[test]
    fn the_form_with_a_password_is_found() {
        let page = "<form><input name=\"q\"></form><form action=\"/masuk\"><input type=\"hidden\" name=\"k\" \
                    value=\"1\"><input name=\"u\"><input type=\"password\" name=\"p\"></form>";
        let found = inputs(page);
        assert_eq!(
            found.iter().map(|(n, k, _)| (n.as_str(), k.as_str())).collect::<Vec<_>>(),
            [("k", "hidden"), ("u", "text"), ("p", "password")]
        );
        assert_eq!(found[0].2, "1");
    }
}
