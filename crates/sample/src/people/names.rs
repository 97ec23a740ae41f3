//! Invented names: given and second names drawn apart, from mixed origins.
//!
//! No family name of a known politician is in the lists, and a full name is used once where the lists allow it.

use std::collections::BTreeSet;

use crate::dice::Dice;

const MEN: &[&str] = &[
    "Abdul", "Ade", "Adi", "Aditya", "Afrizal", "Agung", "Agus", "Ahmad", "Aji", "Akbar", "Alfian", "Ali", "Amir", "Andi",
    "Andreas", "Andri", "Antonius", "Ardiansyah", "Arman", "Asep", "Azhar", "Bagas", "Bagus", "Benny", "Budi", "Cahyo",
    "Candra", "Danang", "Dani", "Darmawan", "Dedi", "Deni", "Didik", "Dimas", "Dodi", "Doni", "Dwi", "Edi", "Eko", "Erwin",
    "Fadli", "Fajar", "Faisal", "Feri", "Firman", "Galih", "Gilang", "Guntur", "Hadi", "Hafiz", "Haris", "Hasan", "Hendri",
    "Heri", "Ibrahim", "Ilham", "Imam", "Indra", "Irfan", "Irwan", "Iwan", "Jamal", "Johan", "Kurnia", "Lukman", "Mahmud",
    "Made", "Marwan", "Maulana", "Muhammad", "Mulyadi", "Nanang", "Nugroho", "Nyoman", "Oki", "Panji", "Petrus", "Rahmat",
    "Rangga", "Rendra", "Reza", "Ridwan", "Rizal", "Robert", "Roni", "Rusdi", "Samsul", "Satria", "Sigit", "Slamet",
    "Sugeng", "Suryadi", "Syahrul", "Taufik", "Teguh", "Toni", "Umar", "Wahyu", "Wawan", "Yanto", "Yohanes", "Yudi",
    "Zainal", "Zulkifli",
];

const WOMEN: &[&str] = &[
    "Ade", "Agustina", "Aisyah", "Amelia", "Anisa", "Anita", "Anna", "Aprilia", "Ari", "Astuti", "Ayu", "Bunga", "Christina",
    "Citra", "Dahlia", "Desi", "Dian", "Diana", "Dina", "Dwi", "Eka", "Elisabet", "Elly", "Emi", "Endang", "Erna", "Eva",
    "Evi", "Farida", "Fatimah", "Febri", "Fitri", "Fitriani", "Gita", "Hani", "Hartati", "Hesti", "Ida", "Ika", "Indah",
    "Indri", "Intan", "Irma", "Juwita", "Kartini", "Khadijah", "Kurniasih", "Laila", "Lestari", "Lia", "Lidia", "Lina",
    "Linda", "Maria", "Marlina", "Mawar", "Maya", "Mega", "Melati", "Mira", "Monika", "Murni", "Nani", "Neneng", "Ni Luh",
    "Nia", "Nina", "Novita", "Nur", "Nurul", "Puspa", "Putri", "Rahayu", "Rahma", "Rani", "Ratna", "Rina", "Rini", "Risa",
    "Rosa", "Rosmawati", "Ruth", "Sari", "Selvi", "Shinta", "Siti", "Sri", "Suci", "Susi", "Tati", "Tina", "Tri", "Tuti",
    "Umi", "Vera", "Wahyuni", "Wati", "Widya", "Winda", "Yanti", "Yeni", "Yulia", "Yuni", "Zahra",
];

const SECOND: &[&str] = &[
    "Abdullah", "Adiputra", "Adriansyah", "Alamsyah", "Amalia", "Ananda", "Anjarwati", "Apriyanto", "Ardana", "Arifianto",
    "Asmara", "Aulia", "Azizah", "Bahari", "Batubara", "Budiarti", "Cahyani", "Damanik", "Darmayanti", "Effendi",
    "Fathoni", "Firdaus", "Gultom", "Gunardi", "Hakim", "Halim", "Handayani", "Handoko", "Hapsari", "Harahap", "Hardianti",
    "Haryanto", "Hasibuan", "Hermawan", "Herlambang", "Hidayati", "Hutabarat", "Ismail", "Iskandar", "Kartika", "Kurniawan",
    "Kusnadi", "Laksana", "Lesmana", "Lubis", "Mahendra", "Maharani", "Manurung", "Maryadi", "Mulyani", "Mustika",
    "Nainggolan", "Nasution", "Ningsih", "Novianti", "Nugraha", "Oktaviani", "Pangestu", "Permata", "Permana", "Pertiwi",
    "Pradana", "Prasetya", "Pratama", "Priyono", "Purba", "Purnama", "Purwanti", "Puspita", "Putra", "Rachman", "Rahmadani",
    "Rahmawati", "Ramadhan", "Rangkuti", "Riyadi", "Rosalina", "Rukmana", "Safitri", "Salim", "Samosir", "Santoso",
    "Saputra", "Saragih", "Sembiring", "Setiawan", "Setyawan", "Sihombing", "Simamora", "Sinaga", "Siregar", "Suhendra",
    "Sulaiman", "Sulistyo", "Suryani", "Susanti", "Syafitri", "Tambunan", "Utami", "Utomo", "Wardana", "Wardani", "Wibisono",
    "Wicaksana", "Wijayanti", "Winarno", "Wulandari", "Yuliana", "Yulianto", "Yunita", "Yusuf", "Zulaikha",
];

/// Names not drawn yet.
pub(super) struct Names {
    dice: Dice,
    used: BTreeSet<String>,
}

impl Names {
    pub(super) fn new(dice: Dice) -> Self {
        Self { dice, used: BTreeSet::new() }
    }

    /// A full name of two or three words; the same name may come again only when the lists run out.
    pub(super) fn draw(&mut self, is_male: bool) -> String {
        let given = if is_male { MEN } else { WOMEN };
        let mut name = String::new();
        for _ in 0..6 {
            name = format!("{} {}", self.dice.pick(given), self.dice.pick(SECOND));
            if self.dice.chance(180) {
                name = format!("{name} {}", self.dice.pick(SECOND));
            }
            if self.used.insert(name.clone()) {
                break;
            }
        }
        name
    }
}
