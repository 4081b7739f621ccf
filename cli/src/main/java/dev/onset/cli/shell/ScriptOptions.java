package dev.onset.cli.shell;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.render.ResultFormat;

/**
 * What a command line sets for a script.
 *
 * @param format of results
 * @param headers whether the names of columns are shown
 * @param parameters values for names in statements
 * @param readOnly whether statements may not change the archive
 */
public record ScriptOptions(ResultFormat format, boolean headers, Map<String, @Nullable Object> parameters,
        boolean readOnly) {

    ShellSettings settings() {
        ShellSettings settings = new ShellSettings();
        settings.format = format;
        settings.headers = headers;
        parameters.forEach((name, value) -> settings.parameters.set(name, value == null ? null : value.toString()));
        return settings;
    }
}
