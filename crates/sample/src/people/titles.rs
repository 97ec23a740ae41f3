//! Academic titles by degree and field.
//!
//! Only titles that the sample's fields need; an unknown pair has no title.

/// Title before the name and title after it.
pub(super) fn of(level: &str, field: &str) -> (Option<&'static str>, Option<String>) {
    let before = match field {
        "kedokteran" => Some("dr."),
        "kedokteran-gigi" => Some("drg."),
        "kedokteran-hewan" => Some("drh."),
        "farmasi" if level >= "40" => Some("apt."),
        _ => None,
    };
    let first = first_degree(field);
    let after = match level {
        "30" => Some(associate(field).to_owned()),
        "35" | "40" => first.map(str::to_owned),
        "45" => Some(
            first.map_or_else(|| master(field).to_owned(), |first| format!("{first}, {}", master(field))),
        ),
        _ => None,
    };
    (before, after)
}

fn first_degree(field: &str) -> Option<&'static str> {
    Some(match field {
        "kedokteran" | "kedokteran-gigi" | "kedokteran-hewan" => return None,
        "manajemen" | "akuntansi" | "ekonomi-pembangunan" | "keuangan-daerah" => "S.E.",
        "hukum" => "S.H.",
        "ilmu-pemerintahan" => "S.IP.",
        "administrasi-publik" => "S.A.P.",
        "sosiologi" | "kesejahteraan-sosial" => "S.Sos.",
        "ilmu-komunikasi" => "S.I.Kom.",
        "psikologi" => "S.Psi.",
        "teknik-informatika" | "sistem-informasi" | "ilmu-komputer" => "S.Kom.",
        "keperawatan" => "S.Kep., Ns.",
        "kebidanan" => "S.Keb.",
        "kesehatan-masyarakat" | "kesehatan-lingkungan" | "rekam-medis" => "S.K.M.",
        "farmasi" => "S.Farm.",
        "gizi" => "S.Gz.",
        "agroteknologi" | "agribisnis" => "S.P.",
        "peternakan" => "S.Pt.",
        "perikanan" => "S.Pi.",
        "statistika" => "S.Stat.",
        "ilmu-perpustakaan" => "S.I.P.",
        "kearsipan" => "S.A.",
        "pariwisata" => "S.Par.",
        "matematika" | "biologi" | "fisika" => "S.Si.",
        "pendidikan-agama-islam" => "S.Pd.I.",
        _ if field.starts_with("teknik") || field == "perencanaan-wilayah" || field == "arsitektur" => "S.T.",
        _ if field.starts_with("pendidikan") || field == "bimbingan-konseling" => "S.Pd.",
        _ => "S.Tr.",
    })
}

fn associate(field: &str) -> &'static str {
    match field {
        "keperawatan" => "A.Md.Kep.",
        "kebidanan" => "A.Md.Keb.",
        "teknik-informatika" | "sistem-informasi" | "ilmu-komputer" => "A.Md.Kom.",
        "farmasi" => "A.Md.Farm.",
        "gizi" => "A.Md.Gz.",
        "akuntansi" => "A.Md.Ak.",
        _ => "A.Md.",
    }
}

fn master(field: &str) -> &'static str {
    match field {
        "manajemen" | "ekonomi-pembangunan" | "keuangan-daerah" => "M.M.",
        "akuntansi" => "M.Ak.",
        "hukum" => "M.H.",
        "kesehatan-masyarakat" | "kedokteran" | "kesehatan-lingkungan" => "M.Kes.",
        "keperawatan" => "M.Kep.",
        _ if field.starts_with("pendidikan") || field == "bimbingan-konseling" => "M.Pd.",
        _ if field.starts_with("teknik") => "M.T.",
        _ => "M.Si.",
    }
}
