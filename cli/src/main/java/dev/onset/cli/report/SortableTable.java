package dev.onset.cli.report;

import static dev.onset.cli.drawing.Markup.escaped;

import java.util.ArrayList;
import java.util.List;

/** A table that the page's script can sort by each column. */
final class SortableTable {

    private final String id;
    private final List<String> heads = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();

    SortableTable(String id) {
        this.id = id;
    }

    SortableTable textColumn(String name) {
        heads.add("<th scope=\"col\"><button type=\"button\">" + escaped(name) + "</button></th>");
        return this;
    }

    /** A column of numbers, aligned to the right. */
    SortableTable numberColumn(String name) {
        heads.add("<th scope=\"col\" class=\"n\"><button type=\"button\">" + escaped(name) + "</button></th>");
        return this;
    }

    void beginRow() {
        rows.append("<tr>");
    }

    void endRow() {
        rows.append("</tr>\n");
    }

    void text(String text) {
        rows.append("<td>").append(escaped(text)).append("</td>");
    }

    void markup(String markup, String sortedAs) {
        rows.append("<td data-v=\"").append(escaped(sortedAs)).append("\">").append(markup).append("</td>");
    }

    /** @param value NaN: an empty cell, behind all others however the table is sorted */
    void number(double value, String shown) {
        rows.append("<td class=\"n\" data-v=\"").append(Double.isNaN(value) ? "" : Double.toString(value))
                .append("\">").append(escaped(shown)).append("</td>");
    }

    String markup() {
        return "<div class=\"scroll\"><table id=\"" + escaped(id) + "\"><thead><tr>" + String.join("", heads)
                + "</tr></thead>\n<tbody>\n" + rows + "</tbody></table></div>\n";
    }
}
