export { HEALTH_TONES, HEALTH_WORDS, type HealthTone } from '../../shared/health-words';
