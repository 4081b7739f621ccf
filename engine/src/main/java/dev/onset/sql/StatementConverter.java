package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.RelBuilder;

import dev.onset.functions.Parameter;
import dev.onset.sql.catalog.CatalogSchema;
import dev.onset.sql.operators.Convertlets;
import dev.onset.sql.operators.CurveTableInput;
import dev.onset.sql.operators.CurveTableOperator;
import dev.onset.sql.operators.FileTableOperator;

/**
 * Calcite's conversion of a validated statement, which drops the input of a table function with PARTITION BY; here a table
 * function is over a projection of its input: the columns of PARTITION BY, then one column for each parameter.
 */
final class StatementConverter extends SqlToRelConverter {

    /**
     * Projections are merged afterwards: where one has a correlated sub-query, Calcite would merge it twice while it converts, and its
     * columns would be those of another input.
     */
    private static final Config CONFIG = SqlToRelConverter.config().withInSubQueryThreshold(Integer.MAX_VALUE)
            .withRelBuilderConfigTransform(builder -> builder.withPushJoinCondition(true).withBloat(-1));

    private final SqlValidator statementValidator;

    StatementConverter(RelOptTable.ViewExpander views, SqlValidator validator, Prepare.CatalogReader reader,
            RelOptCluster cluster) {
        super(views, validator, reader, cluster, Convertlets.INSTANCE, CONFIG);
        this.statementValidator = validator;
    }

    @Override
    protected void convertCollectionTable(Blackboard blackboard, SqlCall call) {
        if (call.getOperator() instanceof FileTableOperator files) {
            CatalogSchema.CatalogTable described = new CatalogSchema.CatalogTable(files.table(),
                    cluster.getTypeFactory());
            RelOptTable table = RelOptTableImpl.create(catalogReader, described.getRowType(typeFactory),
                    List.of(files.table().name()), described, _ -> Expressions.constant(null));
            blackboard.setRoot(LogicalTableScan.create(cluster, table, List.of()), true);
            return;
        }
        if (!(call.getOperator() instanceof CurveTableOperator operator)) {
            super.convertCollectionTable(blackboard, call);
            return;
        }
        RelNode input = convertQueryRecursive(CurveTableInput.query(call), false, null).project();
        CurveTableInput columns = CurveTableInput.of(call, operator.function().signature(), input.getRowType());
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(cluster, null).push(input);
        List<RexNode> arguments = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RelDataTypeField key : columns.partition()) {
            arguments.add(builder.field(key.getIndex()));
            names.add(key.getName());
        }
        List<Parameter> parameters = operator.function().signature().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(switch (parameters.get(i).kind()) {
                case STEP -> builder.field(columns.step().getIndex());
                case CURVE -> columns.curves().get(i) < 0
                        ? builder.cast(builder.literal(null), SqlTypeName.DOUBLE)
                        : builder.field(columns.curves().get(i));
                default -> blackboard.convertExpression(call.operand(i));
            });
            names.add(parameters.get(i).name());
        }
        RelNode projected = builder.project(arguments, names, true).build();
        blackboard.setRoot(LogicalTableFunctionScan.create(cluster, List.of(projected),
                rexBuilder.makeCall(statementValidator.getValidatedNodeType(call), operator, List.of()), null,
                statementValidator.getValidatedNodeType(call), Set.of()), true);
    }
}
