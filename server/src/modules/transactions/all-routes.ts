import { transactionRoutes } from './routes.ts';
import { figureRoutes } from './routes-figures.ts';
import { modelRoutes } from './routes-models.ts';
import { networkRoutes } from './routes-network.ts';
import { ruleRoutes } from './routes-rules.ts';

export const routes = [...transactionRoutes, ...figureRoutes, ...ruleRoutes, ...networkRoutes, ...modelRoutes];
