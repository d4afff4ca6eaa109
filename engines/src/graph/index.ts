export { type Explanation, GRAPH_FACTS, GRAPH_LIMITS, type GraphLimits, MoneyGraph, type Step } from './money-graph.ts';
