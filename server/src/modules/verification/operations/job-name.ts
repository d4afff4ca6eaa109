/** The name of the job that runs a verification's checks. */
export const JUDGE_JOB = 'verification.judge';
export const JUDGE_FILM_JOB = 'verification.judge_film';
/** The name of the job that keeps the face of an approved customer. */
export const ENROLL_JOB = 'verification.enroll_face';
