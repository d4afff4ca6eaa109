import { keyRoutes } from './keys.ts';
import { sessionRoutes } from './sessions.ts';
import { settingRoutes } from './settings.ts';
import { staffRoutes } from './staff.ts';

export const routes = [...sessionRoutes, ...staffRoutes, ...keyRoutes, ...settingRoutes];
