//! The settings of an agency as a file: shown, changed by a person, and set again if nobody changed them meanwhile.
//! Works on what is stored, not on what can be loaded, so that settings of another version can be mended.

use serde_json::{Map, Value, json};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::settings::{NAME, Stored, change};

/// The settings as stored, with their version, as JSON to be changed; those never set are the published ones.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn show(cx: &Context, actor: &Actor) -> Result<String, AppError> {
    actor.require(UseCase::ChangeSettings)?;
    let broken = |e: serde_json::Error| AppError::broken("setting", NAME, store::StoreError::place(&e));
    let mut tx = cx.store.read(&cx.agency).await?;
    let found = store::setting::find(&mut tx, NAME).await?;
    drop(tx);
    let (body, version) = match found {
        Some((body, version)) => (serde_json::from_str(&body).map_err(broken)?, version),
        None => (Value::Object(Map::new()), 0),
    };
    // What an older version did not store stands at its published value.
    let mut out = published()?;
    if let (Value::Object(out), Value::Object(body)) = (&mut out, body) {
        out.extend(body);
        out.insert("version".to_owned(), json!(version));
    }
    serde_json::to_string_pretty(&out).map_err(broken)
}

/// Sets the settings as a file of [`show`] has them, its version inside.
///
/// # Errors
/// [`AppError::Invalid`] for a file that is not such a one, with the place; else those of [`change`].
pub async fn set(cx: &Context, actor: &Actor, text: &str, reason: &str) -> Result<(), AppError> {
    let (stored, seen) = parse(text)?;
    change(cx, actor, None, &stored, seen, reason).await.map(drop)
}

fn published() -> Result<Value, AppError> {
    serde_json::to_value(Stored::default())
        .map_err(|e| AppError::broken("setting", NAME, store::StoreError::place(&e)))
}

/// Settings and version of a file. Every part must be there and nothing else: a name mistyped would otherwise set
/// the published value without a word.
fn parse(text: &str) -> Result<(Stored, i64), AppError> {
    let bad = |id: String, en: String| AppError::field("file", id, en);
    let unread = |e: serde_json::Error| {
        bad(
            format!("Berkas pengaturan tidak terbaca: {e}."),
            format!("The file of settings cannot be read: {e}."),
        )
    };
    let mut given: Value = serde_json::from_str(text).map_err(unread)?;
    let version = given.as_object_mut().and_then(|map| map.remove("version")).and_then(|v| v.as_i64());
    let Some(version) = version else {
        return Err(bad(
            "Berkas tidak memuat 'version'. Mulai dari keluaran 'mutasi settings show'.".to_owned(),
            "The file has no 'version'. Begin with what 'mutasi settings show' prints.".to_owned(),
        ));
    };
    let stored: Stored = serde_json::from_value(given.clone()).map_err(unread)?;
    let read = serde_json::to_value(&stored).map_err(unread)?;
    if let Some(place) = differs(&given, &read, "") {
        return Err(bad(
            format!("'{place}' tidak dikenal atau hilang. Mulai dari keluaran 'mutasi settings show'."),
            format!("'{place}' is not known or missing. Begin with what 'mutasi settings show' prints."),
        ));
    }
    Ok((stored, version))
}

/// The first place where one has a part that the other has not.
fn differs(given: &Value, read: &Value, at: &str) -> Option<String> {
    let below = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match (given, read) {
        (Value::Object(a), Value::Object(b)) => {
            let lone =
                a.keys().find(|k| !b.contains_key(*k)).or_else(|| b.keys().find(|k| !a.contains_key(*k)));
            lone.map(|name| below(name))
                .or_else(|| a.iter().find_map(|(name, part)| differs(part, b.get(name)?, &below(name))))
        }
        (Value::Array(a), Value::Array(b)) => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(n, (a, b))| differs(a, b, &below(&n.to_string())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match parse(text) {
            Err(AppError::Invalid(fields)) => fields[0].en.clone(),
            other => panic!("{:?}", other.map(|(_, version)| version)),
        }
    }

    #[test]
    fn a_file_is_whole_and_holds_nothing_else() {
        let mut whole = published().expect("settings");
        whole["version"] = json!(3);
        assert_eq!(parse(&whole.to_string()).expect("read").1, 3);
        let mut mistyped = whole.clone();
        let needs = mistyped["needs"].as_object_mut().expect("needs");
        let minutes = needs.remove("attrition").expect("attrition");
        needs.insert("atrition".to_owned(), minutes);
        assert!(refused(&mistyped.to_string()).contains("attrition"));
        let mut lacking = whole.clone();
        lacking.as_object_mut().expect("a map").remove("scores");
        assert!(refused(&lacking.to_string()).contains("'scores' is not known or missing"));
        let mut more = whole.clone();
        more["aturan"] = json!([]);
        assert!(refused(&more.to_string()).contains("'aturan'"));
        assert!(refused("{}").contains("no 'version'"));
        assert!(refused("[").contains("line 1"));
    }
}
