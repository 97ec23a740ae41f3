//! The sentences of findings in both languages: short, they name the value and the cure. No blame.

use super::{Finding, FindingCode};
use crate::lang::Lang;

type Pair = (String, String);

impl Finding {
    /// What is wrong, as one sentence without the place.
    #[must_use]
    pub fn cause(&self, lang: Lang) -> String {
        let (indonesian, english) = match self.code.code().as_bytes().first() {
            Some(b'I') => self.own_cause(),
            _ => self.indicator_cause(),
        };
        lang.pick(indonesian, english)
    }

    /// What to do about it, as one sentence.
    #[must_use]
    pub fn remedy(&self, lang: Lang) -> String {
        if let Some(suggestion) = &self.suggestion {
            let (indonesian, english) = self.proposed(suggestion);
            return lang.pick(indonesian, english);
        }
        let (indonesian, english) = remedy(self.code);
        lang.pick(indonesian, english).to_owned()
    }

    /// The whole line: place, cause and remedy, as `Baris 128, kolom TMT: '31/02/2020' bukan tanggal. …`.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let mut place = if self.place.row == 0 {
            self.place.sheet.to_string()
        } else {
            format!("{} {}", lang.pick("Baris", "Row"), self.place.row)
        };
        if let Some(column) = &self.column {
            place.push_str(&format!(", {} {column}", lang.pick("kolom", "column")));
        }
        format!("{place}: {} {}", self.cause(lang), self.remedy(lang))
    }

    fn proposed(&self, suggestion: &str) -> Pair {
        (
            format!("Mungkin yang dimaksud: {suggestion}. Periksa lalu perbaiki di berkas."),
            format!("Perhaps this is meant: {suggestion}. Check it and correct the file."),
        )
    }

    fn own_cause(&self) -> Pair {
        use FindingCode as C;
        let (v, a) = (&self.value, &self.about);
        match self.code {
            C::FileTooLarge => {
                pair(format!("isi berkas lebih dari {a}."), format!("the file holds more than {a}."))
            }
            C::TooManyCells => pair(
                format!("isi berkas lebih dari {a} sel."),
                format!("the file holds more than {a} cells."),
            ),
            C::TooManyRows => pair(
                format!("berkas lebih panjang dari {a} baris."),
                format!("the file is longer than {a} rows."),
            ),
            C::TooManyColumns => pair(
                format!("lembar lebih lebar dari {a} kolom."),
                format!("the sheet is wider than {a} columns."),
            ),
            C::FileDamaged => pair(format!("berkas rusak ({a})."), format!("the file is damaged ({a}).")),
            C::FileKindUnsupported => pair(
                format!("jenis berkas {a} tidak dapat dibaca."),
                format!("files of the kind {a} cannot be read."),
            ),
            C::HtmlAsSpreadsheet => fixed(
                "isi berkas adalah halaman web (HTML), bukan lembar kerja.",
                "the file is a web page (HTML), not a spreadsheet.",
            ),
            C::EncodingGuessed => fixed(
                "huruf berkas bukan UTF-8; dibaca sebagai Windows-1252.",
                "the text is not UTF-8; it was read as Windows-1252.",
            ),
            C::PackedTooTight => pair(
                format!("isi berkas dimampatkan {a} kali; lembar kerja biasa tidak demikian."),
                format!("the file is packed {a} times; no ordinary spreadsheet is."),
            ),
            C::FileLocked => {
                fixed("berkas terkunci dengan kata sandi.", "the file is locked with a password.")
            }
            C::FileEmpty => fixed("berkas tidak berisi data.", "the file holds no values."),
            C::ZeroBytes => fixed("teks berisi bita nol.", "the text contains zero bytes."),
            C::ForeignEntities => fixed(
                "berkas memuat deklarasi DOCTYPE, yang tidak pernah ada pada lembar kerja biasa.",
                "the file declares a DOCTYPE, which no ordinary spreadsheet does.",
            ),
            C::MacrosIgnored => fixed("makro di berkas tidak dijalankan.", "macros in the file are not run."),
            C::LayoutUnknown => pair(
                format!("susunan kolom tidak dikenal; judul kolom yang dicari: {a}."),
                format!("the layout is not known; headers looked for: {a}."),
            ),
            C::ColumnMissing => {
                pair(format!("kolom {a} tidak ada."), format!("the column {a} is not there."))
            }
            C::ColumnTwice => pair(
                format!("{a} ada di dua kolom; yang pertama dipakai."),
                format!("{a} stands in two columns; the first is used."),
            ),
            C::HeaderNear => pair(
                format!("kolom '{v}' tidak dikenal dan tidak dibaca; mungkin maksudnya {a}."),
                format!("the column '{v}' is not known and not read; perhaps {a} is meant."),
            ),
            C::FindingsLeftOut => {
                pair(format!("{a} temuan lain tidak disimpan."), format!("{a} more findings are not kept."))
            }
            C::SheetSkipped => {
                fixed("lembar ini tidak dikenal dan dilewati.", "this sheet is not known and was left out.")
            }
            C::UnitUnknown
            | C::UnitAmbiguous
            | C::JobUnknown
            | C::JobAmbiguous
            | C::PersonUnknown
            | C::PersonAmbiguous
            | C::DuplicateKey
            | C::LatestKept
            | C::UnitRing
            | C::UnitDeleted
            | C::ActingKeptApart
            | C::NameDiffers
            | C::UnitCodeOld
            | C::LevelUnknown => self.reference_cause(),
            _ => value_cause(self.code, v, a),
        }
    }

    fn reference_cause(&self) -> Pair {
        use FindingCode as C;
        let (v, a) = (&self.value, &self.about);
        let near = |id: &str, en: &str| {
            if a.is_empty() {
                pair(format!("{id}."), format!("{en}."))
            } else {
                pair(format!("{id}; yang mirip: {a}."), format!("{en}; near ones: {a}."))
            }
        };
        match self.code {
            C::UnitUnknown => {
                near(&format!("unit '{v}' belum terdaftar"), &format!("unit '{v}' is not registered"))
            }
            C::UnitAmbiguous => pair(
                format!("ada beberapa unit bernama '{v}': {a}."),
                format!("several units are named '{v}': {a}."),
            ),
            C::JobUnknown => {
                near(&format!("jabatan '{v}' belum terdaftar"), &format!("job '{v}' is not registered"))
            }
            C::JobAmbiguous => pair(
                format!("ada beberapa jabatan bernama '{v}': {a}."),
                format!("several jobs are named '{v}': {a}."),
            ),
            C::PersonUnknown => {
                near(&format!("pegawai '{v}' belum terdaftar"), &format!("person '{v}' is not registered"))
            }
            C::PersonAmbiguous => pair(
                format!("ada beberapa pegawai bernama '{v}': {a}."),
                format!("several people are named '{v}': {a}."),
            ),
            C::DuplicateKey => {
                pair(format!("'{v}' sudah ada di baris {a}."), format!("'{v}' already stands in row {a}."))
            }
            C::LatestKept => pair(
                format!("'{v}' ada di beberapa baris; dipakai TMT terakhir, baris {a}."),
                format!("'{v}' stands in several rows; the latest TMT is used, row {a}."),
            ),
            C::UnitRing => pair(
                format!("unit '{v}' menjadi atasan dirinya sendiri: {a}."),
                format!("unit '{v}' stands above itself: {a}."),
            ),
            C::UnitDeleted => pair(
                format!("unit '{v}' bertanda HAPUS dan dilewati."),
                format!("unit '{v}' is marked HAPUS (deleted) and was left out."),
            ),
            C::ActingKeptApart => pair(
                format!("penugasan '{v}' dicatat terpisah; jabatan definitif tidak berubah."),
                format!("the assignment '{v}' is kept apart; the definitive job does not change."),
            ),
            C::UnitCodeOld => pair(
                format!("kode unit '{v}' tidak dikenal; dipakai unit bernama sama: {a}."),
                format!("the unit code '{v}' is not known; the unit of the same name is used: {a}."),
            ),
            C::NameDiffers => pair(
                format!("nama '{v}' berbeda dengan nama terdaftar untuk NIP ini: {a}."),
                format!("the name '{v}' differs from the one registered for this NIP: {a}."),
            ),
            _ => pair(
                format!("jenjang jabatan '{v}' tidak dapat ditentukan."),
                format!("the level of the job '{v}' cannot be told."),
            ),
        }
    }

    fn indicator_cause(&self) -> Pair {
        use FindingCode as C;
        let (v, a) = (&self.value, &self.about);
        match self.code {
            C::NoRecentPerformance => pair(
                format!("SKP tahun {a} belum ada untuk {v}."),
                format!("no performance rating of {a} for {v}."),
            ),
            C::JobIdMissing => fixed("jabatan belum diisi.", "the job is missing."),
            C::EducationMissing => {
                pair(format!("pendidikan {v} belum ada."), format!("education of {v} is missing."))
            }
            C::UnitInactive => pair(
                format!("unit '{v}' tidak aktif lagi sejak {a}."),
                format!("unit '{v}' is no longer active since {a}."),
            ),
            C::CpnsTooLong => pair(
                format!("status CPNS sejak {a}, lebih dari satu tahun."),
                format!("CPNS since {a}, longer than one year."),
            ),
            C::TwoHolders => pair(
                format!("jabatan struktural ini dipegang {a}."),
                format!("this structural job is held by {a}."),
            ),
            C::PastRetirement => pair(
                format!("{v} melewati batas usia pensiun pada {a} tetapi masih aktif."),
                format!("{v} reached the retirement age on {a} but is still active."),
            ),
            C::CltnOver => pair(
                format!("CLTN berakhir {a} tetapi kedudukan hukum masih CLTN."),
                format!("the CLTN ended on {a} but the legal standing still says CLTN."),
            ),
            C::CpnsAfterPns => pair(
                format!("TMT CPNS {v} sesudah TMT PNS {a}."),
                format!("TMT CPNS {v} lies after TMT PNS {a}."),
            ),
            C::StructuralTooEarly => pair(
                format!("jabatan struktural sejak {v}, kurang dari dua tahun setelah TMT CPNS {a}."),
                format!("structural job since {v}, less than two years after TMT CPNS {a}."),
            ),
            C::StructuralEducation | C::FunctionalEducation => pair(
                format!("pendidikan {v} di bawah syarat jabatan, {a}."),
                format!("education {v} is below what the job asks for, {a}."),
            ),
            C::PelaksanaWithJfTitle => pair(
                format!("jenis jabatan pelaksana, tetapi nama jabatan fungsional: {v}."),
                format!("the kind is pelaksana, but the title is functional: {v}."),
            ),
            C::StructuralRank => pair(
                format!("golongan {v} di bawah syarat jabatan, {a}."),
                format!("rank {v} is below what the job asks for, {a}."),
            ),
            C::NipAppointmentDiffers => pair(
                format!("TMT CPNS {v} tidak sama dengan NIP, {a}."),
                format!("TMT CPNS {v} is not that of the NIP, {a}."),
            ),
            C::NipBirthDiffers => pair(
                format!("tanggal lahir {v} tidak sama dengan NIP, {a}."),
                format!("birth date {v} is not that of the NIP, {a}."),
            ),
            _ => pair(
                format!("jenis kelamin {v} tidak sama dengan angka ke-15 NIP, {a}."),
                format!("sex {v} is not that of digit 15 of the NIP, {a}."),
            ),
        }
    }
}

fn value_cause(code: FindingCode, v: &str, a: &str) -> Pair {
    use FindingCode as C;
    match code {
        C::NipDamaged => pair(
            format!("NIP '{v}' tersimpan sebagai angka, digit terakhirnya hilang."),
            format!("the NIP '{v}' was stored as a number, its last digits are lost."),
        ),
        C::NipLength => pair(
            format!("NIP '{v}' berisi {a} digit, seharusnya 18."),
            format!("the NIP '{v}' has {a} digits, 18 are needed."),
        ),
        C::NipLetter => pair(
            format!("NIP '{v}' memuat '{a}', yang bukan angka."),
            format!("the NIP '{v}' contains '{a}', which is not a digit."),
        ),
        C::NipOld => {
            pair(format!("'{v}' adalah NIP lama atau NRP."), format!("'{v}' is an old NIP or an NRP."))
        }
        C::NotADate => pair(format!("'{v}' bukan tanggal."), format!("'{v}' is not a date.")),
        C::TwoDigitYear => pair(
            format!("tahun pada '{v}' hanya dua angka."),
            format!("the year in '{v}' has only two digits."),
        ),
        C::NotANumber if a.is_empty() => {
            pair(format!("'{v}' bukan angka."), format!("'{v}' is not a number."))
        }
        C::NotANumber => pair(format!("'{v}' bukan angka {a}."), format!("'{v}' is not a number {a}.")),
        C::NotInList => pair(
            format!("'{v}' tidak dikenal; yang diterima: {a}."),
            format!("'{v}' is not known; accepted: {a}."),
        ),
        C::NotARank => pair(format!("'{v}' bukan golongan."), format!("'{v}' is not a golongan.")),
        C::EndsBeforeStart => {
            pair(format!("akhir '{v}' sebelum awalnya."), format!("the end '{v}' lies before the start."))
        }
        C::TooLong => pair(format!("'{v}' terlalu panjang."), format!("'{v}' is too long.")),
        C::FormulaUncounted => fixed(
            "sel berisi rumus yang hasilnya tidak tersimpan di berkas.",
            "the cell holds a formula whose result is not stored in the file.",
        ),
        C::MonthFirst => pair(
            format!("'{v}' dapat dibaca dua cara; berkas ini tampaknya menulis bulan lebih dahulu."),
            format!("'{v}' can be read in two ways; this file seems to write the month first."),
        ),
        C::FormulaError => {
            pair(format!("sel berisi galat rumus {v}."), format!("the cell holds the formula error {v}."))
        }
        _ if !v.is_empty() => pair(
            format!("'{v}' berarti kosong, padahal wajib diisi."),
            format!("'{v}' means empty, but a value is needed."),
        ),
        _ => fixed("wajib diisi.", "must not be empty."),
    }
}

fn remedy(code: FindingCode) -> (&'static str, &'static str) {
    use FindingCode as C;
    match code {
        C::FileTooLarge | C::TooManyCells | C::TooManyRows | C::TooManyColumns => (
            "Hapus baris dan kolom kosong, atau bagi berkas menjadi beberapa bagian.",
            "Delete empty rows and columns, or split the file.",
        ),
        C::FileDamaged | C::ZeroBytes => (
            "Buka di aplikasi lembar kerja, simpan ulang sebagai XLSX, lalu unggah lagi.",
            "Open it in a spreadsheet application, save it again as XLSX and upload it again.",
        ),
        C::FileKindUnsupported | C::HtmlAsSpreadsheet => (
            "Buka di aplikasi lembar kerja lalu Simpan Sebagai XLSX (atau CSV, ODS).",
            "Open it in a spreadsheet application and Save As XLSX (or CSV, ODS).",
        ),
        C::EncodingGuessed => (
            "Periksa huruf khusus pada nama; bila salah, simpan ulang sebagai CSV UTF-8.",
            "Check special letters in names; if wrong, save again as CSV UTF-8.",
        ),
        C::PackedTooTight | C::ForeignEntities => (
            "Jangan buka berkas ini; minta berkas asli dari pengirim.",
            "Do not open this file; ask the sender for the original.",
        ),
        C::FileLocked => ("Simpan ulang tanpa kata sandi.", "Save it again without a password."),
        C::FileEmpty => ("Pilih berkas yang berisi data.", "Choose a file with data."),
        C::MacrosIgnored | C::LatestKept | C::UnitDeleted | C::ActingKeptApart => {
            ("Tidak perlu tindakan.", "Nothing to do.")
        }
        C::LayoutUnknown | C::SheetSkipped => (
            "Pastikan baris judul kolom ada, atau pilih padanan kolom sendiri.",
            "Make sure the header row is there, or map the columns yourself.",
        ),
        C::ColumnMissing => (
            "Tambahkan kolom itu, atau pilih kolom yang memuatnya.",
            "Add the column, or choose the column that holds it.",
        ),
        C::ColumnTwice => ("Pilih kolom yang benar.", "Choose the right column."),
        C::NipDamaged => (
            "Ambil ulang dari sumber dengan kolom NIP berformat teks.",
            "Take it from the source again with the NIP column formatted as text.",
        ),
        C::NipLength | C::NipLetter => ("Tulis NIP 18 angka.", "Write the NIP with 18 digits."),
        C::NipOld => ("Gunakan NIP baru 18 angka.", "Use the new NIP of 18 digits."),
        C::NotADate => ("Perbaiki menjadi tanggal yang benar.", "Correct it to a day of the calendar."),
        C::TwoDigitYear => ("Tulis tahun empat angka.", "Write the year with four digits."),
        C::NotANumber => ("Tulis angka saja.", "Write a number only."),
        C::NotInList => ("Pilih salah satu dari daftar itu.", "Choose one of that list."),
        C::NotARank => ("Tulis seperti III/c, atau IX untuk PPPK.", "Write it like III/c, or IX for PPPK."),
        C::ValueMissing | C::JobIdMissing => ("Isi sel itu.", "Fill in the cell."),
        C::EducationMissing => {
            ("Impor data pendidikan pegawai ini.", "Import the education data of this person.")
        }
        C::EndsBeforeStart => ("Periksa kedua tanggal.", "Check both dates."),
        C::TooLong => ("Singkatkan.", "Shorten it."),
        C::FormulaUncounted => (
            "Buka berkas di aplikasi lembar kerja, simpan sekali, lalu unggah lagi.",
            "Open the file in a spreadsheet application, save it once and upload it again.",
        ),
        C::MonthFirst => (
            "Tulis tanggal sebagai yyyy-mm-dd di seluruh kolom itu, lalu unggah lagi.",
            "Write the days of that whole column as yyyy-mm-dd and upload the file again.",
        ),
        C::HeaderNear => (
            "Bila benar, pilih padanannya pada pemetaan kolom atau perbaiki judul kolom.",
            "If so, choose it in the mapping of columns or correct the header.",
        ),
        C::FindingsLeftOut => (
            "Perbaiki temuan yang ditampilkan, lalu unggah lagi.",
            "Correct the findings that are shown and upload the file again.",
        ),
        C::FormulaError => {
            ("Perbaiki rumusnya atau tulis nilainya.", "Repair the formula or write the value.")
        }
        C::UnitUnknown => (
            "Perbaiki nama unit, atau impor unit itu lebih dahulu.",
            "Correct the name of the unit, or import the unit first.",
        ),
        C::JobUnknown => (
            "Perbaiki nama jabatan, atau impor jabatan itu lebih dahulu.",
            "Correct the name of the job, or import the job first.",
        ),
        C::PersonUnknown => (
            "Perbaiki NIP, atau impor pegawai itu lebih dahulu.",
            "Correct the NIP, or import the person first.",
        ),
        C::UnitAmbiguous | C::JobAmbiguous => {
            ("Tulis kodenya, bukan namanya.", "Write the code instead of the name.")
        }
        C::PersonAmbiguous => ("Tulis NIP-nya.", "Write the NIP."),
        C::DuplicateKey => ("Hapus salah satu baris.", "Delete one of the rows."),
        C::UnitRing => ("Perbaiki unit atasannya.", "Correct the unit above it."),
        C::NameDiffers => {
            ("Pastikan NIP dan nama milik orang yang sama.", "Make sure NIP and name are one person's.")
        }
        C::UnitCodeOld => ("Ganti dengan kode unit yang baru.", "Replace it by the new unit code."),
        C::LevelUnknown => ("Isi jenjang jabatan itu.", "Fill in the level of the job."),
        C::NoRecentPerformance => {
            ("Impor daftar SKP tahun itu.", "Import the performance list of that year.")
        }
        C::UnitInactive => ("Pindahkan ke unit penggantinya.", "Move to the unit that replaced it."),
        C::CpnsTooLong => ("Isi TMT PNS bila sudah diangkat.", "Fill in TMT PNS if already appointed."),
        C::TwoHolders => (
            "Tetapkan siapa pejabat definitif; yang lain beri tanggal akhir.",
            "Decide who holds it; give the other an end date.",
        ),
        C::PastRetirement | C::CltnOver => {
            ("Perbarui kedudukan hukum di SIASN.", "Update the legal standing in SIASN.")
        }
        C::CpnsAfterPns
        | C::StructuralTooEarly
        | C::StructuralEducation
        | C::FunctionalEducation
        | C::PelaksanaWithJfTitle
        | C::StructuralRank
        | C::NipAppointmentDiffers
        | C::NipBirthDiffers
        | C::NipSexDiffers => (
            "Periksa dokumen aslinya lalu perbaiki di SIASN.",
            "Check the original document and correct it in SIASN.",
        ),
    }
}

fn pair(indonesian: String, english: String) -> Pair {
    (indonesian, english)
}

fn fixed(indonesian: &str, english: &str) -> Pair {
    (indonesian.to_owned(), english.to_owned())
}
