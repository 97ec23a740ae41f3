//! Settings as a file: shown, set by version, and mended where they cannot be loaded.

use app::actor::Actor;
use app::error::AppError;

use crate::office::offices;

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_cannot_be_loaded_are_shown_and_mended() {
    for office in offices("settings").await {
        let cx = &office.cx;
        let operator = Actor::console("op");
        let shown = app::settings_file::show(cx, &operator).await.expect("shown");
        let mut file: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
        assert_eq!(file["version"], 1, "the sample's settings");
        file["needs"]["attrition"] = 0.02.into();
        let set = |file: &serde_json::Value| {
            let text = file.to_string();
            async move { app::settings_file::set(cx, &Actor::console("op"), &text, "Perbup 8/2026").await }
        };
        set(&file).await.expect("set");
        assert!((cx.world().await.expect("a world").settings.needs.attrition - 0.02).abs() < 1e-9);
        assert!(matches!(set(&file).await, Err(AppError::Stale { .. })), "the version is of before");

        // Another version of the program stored a severity that this one does not know.
        let mut newer = file.clone();
        newer.as_object_mut().expect("a map").remove("version");
        newer["severities"] = serde_json::json!([
            {"rule": "aturan-besok", "severity": "hard", "from": "2026-01-01", "decision": "Perbup 9/2026"}
        ]);
        let event = domain::ids::EventId("id-newer".into());
        let mut tx = cx.store.begin(&cx.agency).await.expect("begins");
        let entry = store::event::NewEvent {
            id: event.clone(),
            at: 1,
            actor: "besok".into(),
            use_case: "ChangeSettings",
            phase: "done",
            subject: "setting:agency".into(),
            body: serde_json::json!({}),
        };
        store::event::append(&mut tx, &entry).await.expect("recorded");
        store::setting::set(&mut tx, "agency", &newer.to_string(), 2, &event).await.expect("stored");
        store::agency::touch(&mut tx).await.expect("touched");
        tx.commit().await.expect("kept");
        assert!(matches!(cx.world().await.map(drop), Err(AppError::Refused { .. })), "no page opens");

        let shown = app::settings_file::show(cx, &operator).await.expect("shown all the same");
        assert!(shown.contains("aturan-besok"));
        let mut file: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
        assert!(matches!(set(&file).await, Err(AppError::Refused { .. })), "and not set again as it is");
        file["severities"] = serde_json::json!([]);
        set(&file).await.expect("mended");
        cx.world().await.map(drop).expect("pages open again");
    }
}
