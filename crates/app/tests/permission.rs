//! The matrix role × use case is a golden file that a person reviews; a use case without a row fails here.

use app::permission::{Role, UseCase, may};

#[test]
fn the_matrix_is_the_one_that_was_reviewed() {
    let mut now = String::from("use case");
    for role in Role::ALL {
        now.push('\t');
        now.push_str(role.code());
    }
    now.push('\n');
    for use_case in UseCase::ALL {
        now.push_str(use_case.code());
        for role in Role::ALL {
            now.push_str(if may(*role, *use_case) { "\tyes" } else { "\t-" });
        }
        now.push('\n');
    }
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/permission.golden.tsv");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &now).expect("the golden file can be written");
    }
    let reviewed = std::fs::read_to_string(&golden).expect("the golden file is there");
    assert_eq!(now, reviewed, "review the change, then run with UPDATE=1");
}
