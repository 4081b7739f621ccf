package dev.onset.sql;

import java.util.List;
import java.util.Objects;

import org.apache.calcite.plan.RelOptCluster;
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
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Plan;
import dev.onset.plan.Statement;

/** Makes plans of SQL texts. Safe for use by many threads. */
public final class SqlPlanner {

    /** Leaves constant expressions as they are; Calcite's own executor would compile Java for each of them. */
    static final RexExecutor NO_FOLDING = (rexBuilder, constants, reduced) -> reduced.addAll(constants);

    private static final SqlToRelConverter.Config CONVERSION = SqlToRelConverter.config()
            .withInSubQueryThreshold(Integer.MAX_VALUE);

    private record KnownCatalog(long version, CalciteCatalogReader reader) {}

    private final FunctionRegistry registry;
    private final OperatorTable operators;
    private final RelDataTypeFactory types = SqlTypes.newFactory();
    private volatile @Nullable KnownCatalog known;

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
        return explain.applied(prepareQuery(explain.query(), catalog));
    }

    private Statement prepareQuery(String sql, Catalog catalog) {
        SqlNode parsed = StatementParser.parse(sql);
        SourceText source = new SourceText(sql);
        try {
            SqlNode rewritten = parsed.accept(new StatementRewriter(registry, source));
            return plan(Objects.requireNonNull(rewritten), catalog);
        } catch (CalciteContextException e) {
            throw ErrorTranslator.translate(e, parsed, source, catalog);
        } catch (OnsetException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The statement is nested too deeply to be planned", null, e);
        } catch (RuntimeException | AssertionError e) {
            throw new OnsetException(OnsetException.Category.INTERNAL,
                    "This statement cannot be planned, and that is a defect of Onset: " + e.getMessage(), null, e);
        } finally {
            // Calcite leaves its metadata provider behind in the thread, which may be the host's.
            RelMetadataQueryBase.THREAD_PROVIDERS.remove();
        }
    }

    private Statement plan(SqlNode statement, Catalog catalog) {
        CalciteCatalogReader reader = reader(catalog);
        StatementValidator validator = new StatementValidator(operators, registry, reader, types,
                SqlValidator.Config.DEFAULT.withConformance(StatementParser.CONFORMANCE)
                        .withIdentifierExpansion(true));
        SqlNode valid = validator.validate(statement);
        RexBuilder rexBuilder = new RexBuilder(types);
        RelOptCluster cluster = newCluster(rexBuilder);
        SqlToRelConverter converter = new SqlToRelConverter((rowType, query, path, view) -> {
            throw new IllegalStateException("views are expanded before");
        }, validator, reader, cluster, Convertlets.INSTANCE, CONVERSION);
        RelRoot root = converter.convertQuery(valid, false, true);
        RelNode optimized = RelOptimizer.optimize(root.project());
        Plan plan = new RelTranslator(rexBuilder, new NotSupported(valid)).translate(optimized);
        return new Statement(ResultNames.apply(plan, root.fields.rightList()),
                parameters(validator.getParameterRowType(valid)));
    }

    private static RelOptCluster newCluster(RexBuilder rexBuilder) {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build());
        planner.setExecutor(NO_FOLDING);
        RelOptCluster cluster = RelOptCluster.create(planner, rexBuilder);
        cluster.setMetadataQuerySupplier(ReflectiveMetadata::newQuery);
        return cluster;
    }

    private static List<DataType> parameters(RelDataType row) {
        return row.getFieldList().stream().map(RelDataTypeField::getType).map(SqlTypes::fromCalcite).toList();
    }

    private CalciteCatalogReader reader(Catalog catalog) {
        KnownCatalog current = known;
        if (current == null || current.version != catalog.version()) {
            current = new KnownCatalog(catalog.version(), CatalogSchema.reader(catalog, types));
            known = current;
        }
        return current.reader;
    }
}
