package dev.onset.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Plan;
import dev.onset.plan.Statement;
import dev.onset.plan.View;
import dev.onset.sql.catalog.CatalogSchema;
import dev.onset.sql.catalog.SqlTypes;
import dev.onset.sql.operators.OperatorTable;
import dev.onset.sql.optimize.ReflectiveMetadata;
import dev.onset.sql.optimize.RelOptimizer;
import dev.onset.sql.optimize.UnfoldedConstants;
import dev.onset.sql.rewrite.StatementRewriter;
import dev.onset.sql.syntax.CompletedText;
import dev.onset.sql.syntax.ExplainPrefix;
import dev.onset.sql.syntax.SourceText;
import dev.onset.sql.syntax.StatementParser;
import dev.onset.sql.translate.NotSupported;
import dev.onset.sql.translate.RelTranslator;
import dev.onset.sql.translate.ShownElements;
import dev.onset.sql.validate.Coercion;
import dev.onset.sql.validate.ErrorTranslator;
import dev.onset.sql.validate.StatementValidator;

/** Makes plans of SQL texts. Safe for use by many threads. */
public final class SqlPlanner {

    /** So many catalogs are remembered: those of the sessions that asked last. */
    private static final int CATALOGS = 16;

    private final FunctionRegistry registry;
    private final OperatorTable operators;
    private final RelDataTypeFactory types = SqlTypes.newFactory();
    private final RexBuilder rexBuilder = new RexBuilder(types);
    /** By version, the one used last at the end. */
    private final LinkedHashMap<Long, CalciteCatalogReader> readers = new LinkedHashMap<>(16, 0.75f, true);

    public SqlPlanner(FunctionRegistry registry) {
        this.registry = registry;
        this.operators = new OperatorTable(registry);
    }

    /**
     * Plans one query, or EXPLAIN before one.
     *
     * @throws OnsetException if the text is no query, or one that Onset cannot run
     */
    public Statement prepare(String sql, Catalog catalog) {
        ExplainPrefix explain = ExplainPrefix.of(sql);
        return explain.applied(prepare(explain.query(), List.of(), catalog));
    }

    /**
     * Plans a query whose rows go into a table.
     *
     * @param types of its columns, as which parameters are taken and to which values are converted; empty: as they are
     */
    public Statement prepare(String sql, List<DataType> types, Catalog catalog) {
        return guarded(sql, catalog, parsed -> {
            Assignment assignment = new Assignment(types);
            return assignment.converted(plan(assignment.typedParameters(parsed), reader(catalog), catalog));
        });
    }

    /** The statement with the casts that are implied. */
    SqlNode validated(CompletedText text, Catalog catalog) {
        return guardedPlan(text.sql(), catalog, parsed -> validator(reader(catalog)).validate(parsed));
    }

    private <T> T guarded(String sql, Catalog catalog, Function<SqlNode, T> task) {
        CompletedText complete = CompletedText.of(sql);
        try {
            return guardedPlan(complete.sql(), catalog, task);
        } catch (OnsetException e) {
            throw complete.restored(e);
        }
    }

    private <T> T guardedPlan(String sql, Catalog catalog, Function<SqlNode, T> task) {
        SqlNode parsed = StatementParser.parse(sql);
        SourceText source = new SourceText(sql);
        try {
            return task.apply(
                    Objects.requireNonNull(
                            parsed.accept(new StatementRewriter(registry, operators, source, catalog))));
        } catch (CalciteContextException e) {
            throw ErrorTranslator.translate(e, parsed, source, catalog);
        } catch (OnsetException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The statement is nested too deeply to be planned", null, e);
        } catch (RuntimeException | AssertionError e) {
            if (String.valueOf(e.getMessage()).startsWith("sub-query as condition must return only one column")) {
                throw new OnsetException(OnsetException.Category.TYPE, ErrorTranslator.ONE_COLUMN, null, e);
            }
            throw new OnsetException(OnsetException.Category.INTERNAL,
                    "This statement cannot be planned, and that is a defect of Onset: " + e.getMessage(), null, e);
        } finally {
            // Calcite leaves its metadata provider behind in the thread, which may be the host's.
            RelMetadataQueryBase.THREAD_PROVIDERS.remove();
        }
    }

    private Statement plan(SqlNode statement, CalciteCatalogReader reader, Catalog catalog) {
        WideStars star = WideStars.of(statement, catalog);
        StatementValidator validator = validator(reader);
        SqlNode valid = validator.validate(star == null ? statement : star.query());
        RelRoot root = convert(valid, validator, reader, newCluster(), catalog);
        RelNode optimized = RelOptimizer.optimize(star == null ? root.project() : star.widened(root.rel));
        RelTranslator translator = new RelTranslator(rexBuilder, new NotSupported(valid));
        Plan plan = ShownElements.of(translator.translate(optimized), optimized.getRowType());
        return new Statement(ResultNames.apply(plan, star == null ? root.fields.rightList() : star.names()),
                parameters(valid, validator), translator.readsFiles());
    }

    private StatementValidator validator(CalciteCatalogReader reader) {
        return new StatementValidator(operators, registry, reader, types, SqlValidator.Config.DEFAULT
                .withConformance(StatementParser.CONFORMANCE).withIdentifierExpansion(true)
                .withTypeCoercionFactory(Coercion::new));
    }

    private RelRoot convert(SqlNode valid, StatementValidator validator, CalciteCatalogReader reader,
            RelOptCluster cluster, Catalog catalog) {
        StatementConverter converter = new StatementConverter(
                (rowType, query, path, view) -> expand(Objects.requireNonNull(view).getLast(), query, rowType, cluster,
                        catalog.at(Objects.requireNonNull(path).getFirst())),
                validator, reader, cluster);
        return converter.convertQuery(valid, false, true);
    }

    /** The query of a view, in the place of the view. */
    private RelRoot expand(String view, String sql, RelDataType rowType, RelOptCluster cluster, Catalog catalog) {
        return ofView(view, () -> guarded(sql, catalog, parsed -> {
            CalciteCatalogReader reader = reader(catalog);
            StatementValidator validator = validator(reader);
            RelRoot root = convert(validator.validate(parsed), validator, reader, cluster, catalog);
            return RelRoot.of(RelOptUtil.createCastRel(root.project(), rowType, true), SqlKind.SELECT);
        }));
    }

    private RelDataType rowType(View view, Catalog catalog) {
        RelDataType type = ofView(view.name(), () -> guarded(view.sql(), catalog, parsed -> {
            StatementValidator validator = validator(reader(catalog));
            return validator.getValidatedNodeType(validator.validate(parsed));
        }));
        if (view.columns().isEmpty()) {
            return type;
        }
        return types.createStructType(type.getFieldList().stream().map(RelDataTypeField::getType).toList(),
                view.columns());
    }

    /** An error in a view's text has no position in the statement that uses the view. */
    private static <T> T ofView(String view, Supplier<T> task) {
        try {
            return task.get();
        } catch (OnsetException e) {
            throw new OnsetException(e.category(), "The view " + view + " cannot be used: " + e.getMessage(), null, e);
        }
    }

    private RelOptCluster newCluster() {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build());
        planner.setExecutor(UnfoldedConstants.INSTANCE);
        RelOptCluster cluster = RelOptCluster.create(planner, rexBuilder);
        cluster.setMetadataQuerySupplier(ReflectiveMetadata::newQuery);
        return cluster;
    }

    private static List<DataType> parameters(SqlNode valid, SqlValidator validator) {
        Map<Integer, RelDataType> types = new TreeMap<>();
        valid.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlDynamicParam parameter) {
                types.putIfAbsent(parameter.getIndex(), validator.getValidatedNodeType(parameter));
                return null;
            }
        });
        return types.values().stream().map(SqlTypes::fromCalcite).toList();
    }

    private CalciteCatalogReader reader(Catalog catalog) {
        synchronized (readers) {
            CalciteCatalogReader reader = readers.get(catalog.version());
            if (reader == null) {
                reader = CatalogSchema.reader(catalog, types, view -> rowType(view, catalog.at(view.currentSchema())));
                if (readers.size() == CATALOGS) {
                    readers.pollFirstEntry();
                }
                readers.put(catalog.version(), reader);
            }
            return reader;
        }
    }
}
