//! Files come back as they went out, numbers in full.

use planner::format::digest::{Digesting, sha256_of};
use planner::format::exact::Exact;
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::{Class, Mut1};
use planner::format::plan_json::PlanFile;
use planner::format::report::{Proof, Report, Status};
use planner::generate::agency::{Market, agency};
use planner::generate::tiny::tiny;

use crate::exactness::solved;

#[test]
fn mut1_comes_back_the_same() {
    for seed in 0..3 {
        let file = agency(120, seed, Market::Usual);
        let mut text = Vec::new();
        file.write(&mut text).expect("memory takes everything");
        assert_eq!(Mut1::read(&text[..]).expect("it reads"), file);
    }
}

#[test]
fn instances_come_back_the_same() {
    for seed in 0..200 {
        let instance = tiny(seed, 6);
        let json = InstanceFile::named_plainly(&instance).to_json().expect("it writes");
        let file = InstanceFile::read(json.as_bytes()).expect("it reads");
        let back = file.to_instance().expect("it is sound");
        assert_eq!(
            (&back.arcs, &back.people, &back.seats),
            (&instance.arcs, &instance.people, &instance.seats)
        );
        assert_eq!(back.groups, instance.groups);
        assert_eq!(back.demands.len(), instance.demands.len());
    }
}

#[test]
fn plans_come_back_the_same_and_bounds_are_written_in_full() {
    let instance = agency(100, 1, Market::Usual).into_instance(Class::Flow).expect("sound");
    let solution = solved(&instance);
    let mut plan = solution.clone().into_plan_file(Class::Flow, instance.honours(), sha256_of(b"x"));
    assert_eq!(plan.seats(), solution.assignment);
    plan.bound = Exact::parts(126_031 * 1024 + 1);
    let json = plan.to_json().expect("it writes");
    assert!(json.contains(r#""bound":126031.0009765625,"#), "{json}");
    assert!(json.starts_with(r#"{"format":"mutasi-plan/1","class":"flow","honours":["C1"],"#), "{json}");
    assert_eq!(PlanFile::read(json.as_bytes()).expect("it reads"), plan);
}

#[test]
fn decimals_are_exact_or_refused() {
    for parts in [0, 1, -1, 1023, 1024, -1536, 9_007_199_254_740_993 * 1024 + 512] {
        let number = Exact::parts(parts);
        assert_eq!(Exact::parse(&number.decimal()), Some(number));
    }
    assert_eq!(Exact::parse("-1.5"), Some(Exact::parts(-1536)));
    for text in ["", "-", "1.", ".5", "1e3", "0.1", "1.00048828125001", "one", "1.5.5", "--1"] {
        assert_eq!(Exact::parse(text), None, "{text}");
    }
}

#[test]
fn a_digest_is_that_of_the_bytes_read() {
    let mut digesting = Digesting::new(&b"abc"[..]);
    std::io::copy(&mut digesting, &mut std::io::sink()).expect("memory reads");
    let digest = digesting.finish();
    assert_eq!(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(digest, sha256_of(b"abc"));
}

#[test]
fn a_report_has_the_fields_of_the_contract() {
    let instance = agency(100, 1, Market::Usual).into_instance(Class::Flow).expect("sound");
    let solution = solved(&instance);
    let report = Report::of(&solution);
    assert_eq!((report.status, report.proof), (Status::Optimal, Proof::Exact));
    let json = serde_json::to_value(&report).expect("it writes");
    for field in [
        "status",
        "objective",
        "bound",
        "gap_percent",
        "proof",
        "moves",
        "read_seconds",
        "solve_wall_seconds",
        "solve_cpu_seconds",
        "peak_rss_bytes",
        "seed",
        "stopped_because",
        "conflict",
    ] {
        assert!(json.get(field).is_some(), "{field}");
    }
    assert_eq!(json["status"], "optimal");
    assert_eq!(json["bound"], json["objective"]);
}

/// The schema names exactly the fields the reader knows: whatever the example has, the schema describes.
#[test]
fn the_schema_describes_the_example() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../../docs/reference/mutasi-instance-1.schema.json"))
            .expect("JSON");
    let example: serde_json::Value =
        serde_json::from_str(include_str!("../../../../examples/planner/small-office.json")).expect("JSON");
    let mut faults = Vec::new();
    conform(&schema, &schema, &example, "$", &mut faults);
    assert_eq!(faults, [""; 0]);
    let full: serde_json::Value =
        serde_json::from_str(include_str!("../../../../examples/planner/full-office.json")).expect("JSON");
    conform(&schema, &schema, &full, "$", &mut faults);
    assert_eq!(faults, [""; 0]);
    let written = InstanceFile::named_plainly(&tiny(3, 6)).to_json().expect("it writes");
    conform(&schema, &schema, &serde_json::from_str(&written).expect("JSON"), "$", &mut faults);
    assert_eq!(faults, [""; 0]);
    let mut broken = example;
    broken["seats"][0]["capacity"] = "many".into();
    broken["extra"] = 1.into();
    conform(&schema, &schema, &broken, "$", &mut faults);
    assert_eq!(faults.len(), 2, "{faults:?}");
}

/// The few words of JSON Schema that ours uses.
fn conform(
    root: &serde_json::Value,
    schema: &serde_json::Value,
    value: &serde_json::Value,
    place: &str,
    faults: &mut Vec<String>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).expect("the reference leads somewhere");
        return conform(root, target, value, place, faults);
    }
    let fits = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        _ => true,
    };
    let is_listed = schema["enum"].as_array().is_none_or(|options| options.contains(value));
    let is_const = schema.get("const").is_none_or(|constant| constant == value);
    if !fits || !is_listed || !is_const {
        faults.push(format!("{place}: {value}"));
        return;
    }
    if let Some(options) = schema["oneOf"].as_array() {
        let fits = options.iter().any(|option| {
            let mut own = Vec::new();
            conform(root, option, value, place, &mut own);
            own.is_empty()
        });
        if !fits {
            faults.push(format!("{place}: fits none of the forms"));
        }
        return;
    }
    if let Some(object) = value.as_object() {
        for required in schema["required"].as_array().into_iter().flatten() {
            if !object.contains_key(required.as_str().expect("names are strings")) {
                faults.push(format!("{place}: {required} is missing"));
            }
        }
        for (name, inner) in object {
            match schema["properties"].get(name) {
                Some(property) => conform(root, property, inner, &format!("{place}.{name}"), faults),
                None if schema["additionalProperties"].is_object() => {
                    conform(root, &schema["additionalProperties"], inner, &format!("{place}.{name}"), faults);
                }
                None => faults.push(format!("{place}: {name} is unknown")),
            }
        }
    }
    for (i, inner) in value.as_array().into_iter().flatten().enumerate() {
        conform(root, &schema["items"], inner, &format!("{place}[{i}]"), faults);
    }
}
