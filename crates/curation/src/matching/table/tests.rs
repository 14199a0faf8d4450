use super::MatchTable;
use crate::ids::EntryId;

fn table(rows: &[&[u32]]) -> MatchTable {
    let mut table = MatchTable::new();
    for row in rows {
        table.push_row(&row.iter().copied().map(EntryId::new).collect::<Vec<_>>());
    }
    table
}

#[test]
fn rows_come_back() {
    let table = table(&[&[1, 5], &[], &[0]]);
    assert_eq!((table.n_rows(), table.n_matches()), (3, 3));
    assert_eq!(table.row(0), [EntryId::new(1), EntryId::new(5)]);
    assert!(table.row(1).is_empty());
    assert_eq!(table.rows().map(<[_]>::len).collect::<Vec<_>>(), [2, 0, 1]);
    assert_eq!(table.offsets(), [0, 2, 2, 3]);
    assert_eq!(table.ids().len(), 3);
}

#[test]
fn an_empty_table() {
    let table = MatchTable::default();
    assert_eq!((table.n_rows(), table.n_matches(), table.rows().len()), (0, 0, 0));
    assert_eq!(table.offsets(), [0]);
}

#[test]
fn appending_equals_pushing_all_rows() {
    let rows: [&[u32]; 5] = [&[1], &[], &[2, 3], &[], &[0, 9]];
    for cut in 0..=rows.len() {
        let mut front = table(&rows[..cut]);
        front.append(&table(&rows[cut..]));
        assert_eq!(front, table(&rows), "cut at {cut}");
    }
}
