//! The form that grants another role to an account: which, where, in what capacity, from when until when, and why.

use app::error::AppError;
use app::permission::Role;
use app::role_grant::NewRole;
use app::world::World;
use domain::ids::{AccountId, UnitId};
use domain::time::Date;

use super::user_roles::Sent;
use crate::lang::Lang;
use crate::view::{Choice, Field, FieldKind};
use crate::visit::role;

/// The fields; their names begin with `new_`, since the page has a second form about roles.
pub(crate) fn fields(l: Lang, world: &World, (sent, wrong): (&Sent, &[(String, String)])) -> Vec<Field> {
    let error =
        |name: &str| wrong.iter().find(|(field, _)| field == name).map_or("", |(_, words)| words.as_str());
    let mut roles: Vec<(&str, &str)> = vec![("", l.t("Pilih peran", "Choose a role"))];
    roles.extend(Role::ALL.iter().map(|r| (r.code(), role(l, *r))));
    let units = super::users::units(l, world);
    let capacities = [
        ("definitive", l.t("Definitif", "Definitive")),
        ("plt", l.t("Pelaksana tugas (Plt.)", "Acting (Plt.)")),
        ("plh", l.t("Pelaksana harian (Plh.)", "Daily acting (Plh.)")),
    ];
    let day = |name: &str, label: &str, value: &str, hint: &str| {
        let mut field = Field::line(name, label).hint(hint).value(value).error(error(name));
        field.kind = FieldKind::Line { kind: "date", inputmode: "" };
        field
    };
    let today = world.today.to_string();
    let from = if sent.new_from.is_empty() { &today } else { &sent.new_from };
    vec![
        Field::select("new_role", l.t("Peran baru", "New role"), Choice::list(&roles, &sent.new_role))
            .error(error("new_role")),
        Field::select("new_unit", l.t("Unit", "Unit"), Choice::list(&units, &sent.new_unit))
            .hint(l.t("Hanya dan wajib untuk kepala unit", "Only, and always, for a unit head"))
            .error(error("new_unit")),
        Field::select(
            "new_capacity",
            l.t("Dalam kapasitas", "In the capacity"),
            Choice::list(&capacities, &sent.new_capacity),
        )
        .error(error("new_capacity")),
        day("new_from", l.t("Hari pertama", "First day"), from, ""),
        day(
            "new_until",
            l.t("Hari terakhir peran baru", "Last day of the new role"),
            &sent.new_until,
            l.t("Kosongkan bila tanpa batas", "Leave empty for no end"),
        ),
        Field::area("new_reason", l.t("Alasan pemberian", "Reason of the grant"))
            .hint(l.t(
                "Tercatat atas nama Anda, misalnya nomor keputusan.",
                "Recorded in your name, such as the number of the decree.",
            ))
            .value(&sent.new_reason)
            .error(error("new_reason")),
    ]
}

/// The command of the form; what only the form can know is checked here, the rest in the use case.
pub(crate) fn command(id: &str, sent: &Sent) -> Result<NewRole, AppError> {
    let role = Role::parse(&sent.new_role)
        .ok_or_else(|| AppError::field("role", "Pilih peran dari daftar.", "Choose a role from the list."))?;
    let day = |field: &'static str, text: &str| {
        text.parse::<Date>().map_err(|_| AppError::field(field, "Isi tanggalnya.", "Give the date."))
    };
    let until = sent.new_until.trim();
    Ok(NewRole {
        account: AccountId(id.to_owned()),
        role,
        unit: (!sent.new_unit.is_empty()).then(|| UnitId(sent.new_unit.clone())),
        capacity: sent.new_capacity.clone(),
        from: day("from", &sent.new_from)?,
        until: if until.is_empty() { None } else { Some(day("until", until)?) },
        reason: sent.new_reason.clone(),
        seen: sent.seen,
    })
}
