#!/bin/sh
# Lays out the golden files as seeds: texts and pages as they are, workbooks as archives and part by part (`table_workbook`).
set -eu
cd "$(dirname "$0")"
golden=../crates/zadel-exchange/src/table/golden
mkdir -p corpus/table_text corpus/table_page corpus/table_workbook
cp $golden/*.csv $golden/*.txt corpus/table_text/
cp $golden/*.html corpus/table_page/
for workbook in $golden/*.xlsx; do
    name=$(basename "$workbook" .xlsx)
    { printf '\377'; cat "$workbook"; } >"corpus/table_workbook/$name"
    n=0
    for part in xl/worksheets/sheet1.xml xl/sharedStrings.xml xl/styles.xml xl/workbook.xml xl/_rels/workbook.xml.rels; do
        { printf "\\00$n"; unzip -p "$workbook" "$part" 2>/dev/null || true; } >"corpus/table_workbook/$name-$n"
        n=$((n + 1))
    done
done
